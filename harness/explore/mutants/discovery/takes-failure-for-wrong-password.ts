import type { Mutant } from '../../mutant.ts';

export const takesFailureForWrongPassword: Mutant = {
  name: 'takes-failure-for-wrong-password',
  description: 'takes a password for wrong when the directory cannot say whether it is right',
  sentence: 'A directory that cannot be asked is 503, and never a wrong password.',
  clause: 'WIRE-DIR-7',
  changes: {
    discovery: (discovery) => ({
      ...discovery,
      basic: (authorization) => discovery.basic(authorization).catch(() => null),
      logon: (user, password) => discovery.logon(user, password).catch(() => null),
    }),
  },
  breaks: ['owa-directory-fails-at-sign-in', 'eas-directory-fails'],
};
