import type { Account } from '../../../../topology/index.ts';
import { findingOthers } from '../../accounts.ts';
import type { Mutant } from '../../mutant.ts';

export const remembersMissingMailboxes: Mutant = {
  name: 'remembers-missing-mailboxes',
  description: 'believes for ever that an account has no mailbox',
  sentence: 'An account that is given a mailbox is served at the latest when what was remembered is too old.',
  clause: 'WIRE-DIR-13',
  changes: {
    discovery(discovery) {
      const without = new Map<string, Account>();
      return findingOthers(discovery, (account) => {
        if (account === null) return null;
        if (account.mailbox === null) without.set(account.name, account);
        return without.get(account.name) ?? account;
      });
    },
  },
  breaks: ['{owa,eas}-mailbox-is-given'],
};
