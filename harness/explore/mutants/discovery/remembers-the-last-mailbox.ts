import type { Account } from '../../../../topology/index.ts';
import { findingOthers } from '../../accounts.ts';
import type { Mutant } from '../../mutant.ts';

export const remembersTheLastMailbox: Mutant = {
  name: 'remembers-the-last-mailbox',
  description: 'takes the last mailbox that it knew when an account has none any more',
  sentence: 'Whose mailbox was taken away is served no more.',
  clause: 'WIRE-DIR-18',
  changes: {
    discovery(discovery) {
      const last = new Map<string, Account['mailbox']>();
      return findingOthers(discovery, (account) => {
        if (account === null) return null;
        const mailbox = account.mailbox ?? last.get(account.name) ?? null;
        last.set(account.name, mailbox);
        return { ...account, mailbox };
      });
    },
  },
  breaks: ['{owa,eas}-mailbox-is-taken-away'],
};
