import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const easBelievesRemovedAccounts: Mutant = {
  name: 'eas-believes-removed-accounts',
  description: 'serves the device of an account for ever that was removed',
  sentence: 'A removed account opens nothing to its device.',
  clause: 'WIRE-DIR-2',
  changes: {
    discovery(discovery) {
      const known = new Map<string, Account>();
      return {
        ...discovery,
        async basic(authorization) {
          const account = (await discovery.basic(authorization)) ?? known.get(authorization) ?? null;
          if (account !== null) known.set(authorization, account);
          return account;
        },
      };
    },
  },
  breaks: ['eas-removed-account'],
};
