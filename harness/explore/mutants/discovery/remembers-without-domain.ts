import { parseBasic } from '../../../../protocols/http/basic.ts';
import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const remembersWithoutDomain: Mutant = {
  name: 'remembers-without-domain',
  description: 'remembers who has signed in by name and password, without the domain',
  sentence: 'What is remembered of a user is used for no user of another domain.',
  clause: 'WIRE-DIR-6',
  changes: {
    discovery(discovery) {
      const known = new Map<string, Account>();
      const keyOf = (authorization: string) => {
        const given = parseBasic(authorization);
        return given === null ? '' : `${given.user.replace(/^.*\\|@.*$/g, '')}:${given.password}`;
      };
      return {
        ...discovery,
        remembered: (authorization) => known.get(keyOf(authorization)) ?? discovery.remembered(authorization),
        async basic(authorization) {
          const account = await discovery.basic(authorization);
          if (account !== null) known.set(keyOf(authorization), account);
          return account;
        },
      };
    },
  },
  breaks: ['eas-remembered-user-of-another-domain'],
};
