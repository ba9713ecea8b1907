import type { Mutant } from '../../mutant.ts';

export const asksForAnotherUser: Mutant = {
  name: 'asks-for-another-user',
  description: 'asks the directory for the name as far as its first hyphen',
  sentence: 'After a 421 the directory is asked for the user whose mailbox has left.',
  clause: 'WIRE-DIR-10',
  changes: {
    directory: (directory) => ({
      ...directory,
      account: (user) => directory.account(user.split('-', 1)[0] ?? user),
    }),
  },
  breaks: ['owa-moved-mailbox-is-asked-for-once', 'owa-directory-is-asked-when-it-is-time'],
};
