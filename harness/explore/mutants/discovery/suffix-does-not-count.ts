import type { Mutant } from '../../mutant.ts';

export const suffixDoesNotCount: Mutant = {
  name: 'suffix-does-not-count',
  description: 'leaves what follows the @ out of a login',
  sentence: "A user principal name of another suffix is another user's.",
  clause: 'WIRE-DIR-6',
  changes: {
    directory: (directory) => ({
      ...directory,
      authenticate: (user, password) => directory.authenticate(user.replace(/@.*$/, ''), password),
    }),
  },
  breaks: ['{owa,eas}-user-of-another-domain'],
};
