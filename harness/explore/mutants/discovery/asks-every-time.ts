import type { Mutant } from '../../mutant.ts';

export const asksEveryTime: Mutant = {
  name: 'asks-every-time',
  description: 'asks the directory where the mailbox is at every request',
  sentence: 'The directory is not asked for every request.',
  clause: 'WIRE-DIR-8',
  changes: {
    discovery(discovery) {
      const forget = (user: string) => {
        const known = discovery.rememberedAccount(user);
        if (known !== undefined) discovery.forget(known);
      };
      return {
        ...discovery,
        remembered: () => undefined,
        rememberedAccount: () => undefined,
        async account(user) {
          forget(user);
          return discovery.account(user);
        },
        async basic(authorization) {
          const known = discovery.remembered(authorization);
          if (known !== undefined) forget(known.name);
          return discovery.basic(authorization);
        },
      };
    },
  },
  breaks: ['{owa,eas}-directory-is-asked-once/*', 'owa-remembered-while-the-directory-fails'],
};
