import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const remembersByShortName: Mutant = {
  name: 'remembers-by-short-name',
  description: 'remembers accounts by the first three letters of their names',
  sentence: 'What is remembered of one user is used for no other user.',
  clause: 'WIRE-DIR-9',
  changes: {
    discovery(discovery) {
      const known = new Map<string, Account>();
      const first = (account: Account | null) => {
        if (account === null) return null;
        const key = account.name.slice(0, 3).toLowerCase();
        const earlier = known.get(key) ?? account;
        known.set(key, earlier);
        return earlier;
      };
      return {
        ...discovery,
        remembered: () => undefined,
        basic: async (authorization) => first(await discovery.basic(authorization)),
      };
    },
  },
  breaks: ['eas-users-are-kept-apart/*'],
};
