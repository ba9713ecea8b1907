import { parseBasic } from '../../../../protocols/http/basic.ts';
import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const remembersByName: Mutant = {
  name: 'remembers-by-name',
  description: 'remembers who has signed in by the name alone, and does not ask for another password',
  sentence: 'What is remembered of who gave the right password is used for nobody who gives another.',
  clause: 'WIRE-DIR-9',
  changes: {
    discovery(discovery) {
      const known = new Map<string, Account>();
      return {
        ...discovery,
        remembered: (authorization) => known.get(parseBasic(authorization)?.user ?? ''),
        async basic(authorization) {
          const user = parseBasic(authorization)?.user ?? '';
          const account = known.get(user) ?? (await discovery.basic(authorization));
          if (account !== null) known.set(user, account);
          return account;
        },
      };
    },
  },
  breaks: ['eas-wrong-password-is-asked-for'],
};
