import type { Mutant } from '../../mutant.ts';

export const domainDoesNotCount: Mutant = {
  name: 'domain-does-not-count',
  description: 'leaves the domain out of a login',
  sentence: 'A user of another domain is another user.',
  clause: 'WIRE-DIR-6',
  changes: {
    directory: (directory) => ({
      ...directory,
      authenticate: (user, password) => directory.authenticate(user.replace(/^.*\\/, ''), password),
    }),
  },
  breaks: ['{owa,eas}-user-of-another-domain'],
};
