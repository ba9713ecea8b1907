import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const remembersWhereANameWas: Mutant = {
  name: 'remembers-where-a-name-was',
  description: 'believes for ever where the mailbox of a name was, though the account was made anew',
  sentence: 'What is known of an account is what the directory says of it.',
  clause: 'WIRE-DIR-3',
  changes: {
    discovery(discovery) {
      const first = new Map<string, Account['mailbox']>();
      return {
        ...discovery,
        async logon(user, password) {
          const account = await discovery.logon(user, password);
          if (account === null) return null;
          const mailbox = first.get(account.name) ?? account.mailbox;
          first.set(account.name, mailbox);
          return { ...account, mailbox };
        },
      };
    },
  },
  breaks: ['owa-moved-before-he-signs-in-again/*'],
};
