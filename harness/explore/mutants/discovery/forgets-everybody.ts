import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const forgetsEverybody: Mutant = {
  name: 'forgets-everybody',
  description: 'forgets what it knows of every user when a mailbox has left',
  sentence: 'When one mailbox has left, nothing of another user is forgotten.',
  clause: 'WIRE-DIR-16',
  changes: {
    discovery(discovery) {
      const known = new Set<Account>();
      const noted = (account: Account | null) => {
        if (account !== null) known.add(account);
        return account;
      };
      return {
        ...discovery,
        basic: async (authorization) => noted(await discovery.basic(authorization)),
        logon: async (user, password) => noted(await discovery.logon(user, password)),
        account: async (user) => noted(await discovery.account(user)),
        forget() {
          for (const account of known) discovery.forget(account);
          known.clear();
        },
      };
    },
  },
  breaks: ['owa-moved-mailbox-of-another'],
};
