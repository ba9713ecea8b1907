import type { Mutant } from '../../mutant.ts';

export const noMailboxIsAWrongPassword: Mutant = {
  name: 'no-mailbox-is-a-wrong-password',
  description: 'answers an account without a mailbox like a wrong password',
  sentence: 'An account without a mailbox is told so.',
  clause: 'WIRE-OWA-28',
  changes: {
    discovery: (discovery) => ({
      ...discovery,
      async logon(user, password) {
        const account = await discovery.logon(user, password);
        return account?.mailbox === null ? null : account;
      },
    }),
  },
  breaks: ['owa-no-mailbox'],
};
