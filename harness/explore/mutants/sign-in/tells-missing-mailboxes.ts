import type { Mutant } from '../../mutant.ts';

export const tellsMissingMailboxes: Mutant = {
  name: 'tells-missing-mailboxes',
  description: 'says that an account has no mailbox before it looks at the password',
  sentence: 'An account without a mailbox looks like every other one while the password is wrong.',
  clause: 'WIRE-OWA-15',
  changes: {
    discovery: (discovery) => ({
      ...discovery,
      async logon(user, password) {
        const account = await discovery.account(user);
        return account?.mailbox === null ? account : discovery.logon(user, password);
      },
    }),
  },
  breaks: ['owa-unknown-user-looks-alike/*'],
};
