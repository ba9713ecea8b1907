import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const accountOfTheLastUser: Mutant = {
  name: 'account-of-the-last-user',
  description: "finds the account that it last found, in whoever's session",
  sentence: 'What is remembered of one user is used for no session of another.',
  clause: 'WIRE-DIR-9',
  changes: {
    discovery(discovery) {
      let last: Account | undefined;
      const noted = (account: Account | null) => {
        if (account !== null) last = account;
        return account;
      };
      return {
        ...discovery,
        logon: async (user, password) => noted(await discovery.logon(user, password)),
        account: async (user) => noted(await discovery.account(user)),
        rememberedAccount: () => last,
      };
    },
  },
  breaks: ['owa-users-take-turns'],
};
