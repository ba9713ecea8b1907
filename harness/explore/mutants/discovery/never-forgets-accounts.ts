import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const neverForgetsAccounts: Mutant = {
  name: 'never-forgets-accounts',
  description: 'believes for ever what it once knew of an account',
  sentence: 'A removed account opens nothing once what was remembered of it is too old.',
  clause: 'WIRE-DIR-2',
  changes: {
    discovery(discovery) {
      const known = new Map<string, Account>();
      const remember = (account: Account | null) => {
        if (account !== null) known.set(account.name, account);
        return account;
      };
      return {
        ...discovery,
        rememberedAccount: (user) => known.get(user),
        account: async (user) => known.get(user) ?? remember(await discovery.account(user)),
        logon: async (user, password) => remember(await discovery.logon(user, password)),
        forget(account) {
          known.delete(account.name);
          discovery.forget(account);
        },
      };
    },
  },
  breaks: ['owa-removed-account-opens-nothing', 'owa-directory-is-asked-when-it-is-time'],
};
