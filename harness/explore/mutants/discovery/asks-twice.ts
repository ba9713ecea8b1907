import type { Mutant } from '../../mutant.ts';

export const asksTwice: Mutant = {
  name: 'asks-twice',
  description: 'asks the directory for the account again although the answer to the password had it',
  sentence: 'The directory is asked once for what it answers at once.',
  clause: 'WIRE-DIR-8',
  changes: {
    directory: (directory) => ({
      ...directory,
      async authenticate(user, password) {
        const known = await directory.authenticate(user, password);
        return known === null ? null : directory.account(known.name);
      },
    }),
  },
  breaks: ['owa-directory-is-asked-once/*'],
};
