import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const remembersWhereADatabaseIs: Mutant = {
  name: 'remembers-where-a-database-is',
  description: 'remembers for ever which server had the active copy of a database when somebody first asked',
  sentence: 'After a fail-over the server with the active copy serves the mailbox.',
  clause: 'WIRE-DIR-11',
  changes: {
    discovery(discovery) {
      const first = new Map<string, { server: string; serverFqdn: string }>();
      const asFirst = (account: Account | null): Account | null => {
        if (account?.mailbox == null) return account;
        const { database, server, serverFqdn } = account.mailbox;
        const known = first.get(database) ?? { server, serverFqdn };
        first.set(database, known);
        return { ...account, mailbox: { ...account.mailbox, ...known } };
      };
      return {
        ...discovery,
        basic: async (authorization) => asFirst(await discovery.basic(authorization)),
        logon: async (user, password) => asFirst(await discovery.logon(user, password)),
        account: async (user) => asFirst(await discovery.account(user)),
        remembered: (authorization) => asFirst(discovery.remembered(authorization) ?? null) ?? undefined,
        rememberedAccount: (user) => asFirst(discovery.rememberedAccount(user) ?? null) ?? undefined,
        // What it is given is not what is remembered below.
        forget: ({ name }) => {
          const remembered = discovery.rememberedAccount(name);
          if (remembered !== undefined) discovery.forget(remembered);
        },
      };
    },
  },
  breaks: ['owa-fail-over'],
};
