import type { Mutant } from '../../mutant.ts';

export const takesFailureForNoAccount: Mutant = {
  name: 'takes-failure-for-no-account',
  description: 'takes an account for gone when the directory cannot say where it is',
  sentence: 'A directory that cannot be asked is 503, and never a missing account.',
  clause: 'WIRE-DIR-7',
  changes: {
    discovery: (discovery) => ({
      ...discovery,
      account: (user) => discovery.account(user).catch(() => null),
    }),
  },
  breaks: ['owa-directory-fails-in-a-session'],
};
