import { parseBasic } from '../../../../protocols/http/basic.ts';
import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const remembersPasswordsWithoutLetterCase: Mutant = {
  name: 'remembers-passwords-without-letter-case',
  description: 'remembers passwords in small letters',
  sentence: 'A remembered password makes none right in other letters.',
  clause: 'WIRE-DIR-9',
  changes: {
    discovery(discovery) {
      const known = new Map<string, Account>();
      const keyOf = (authorization: string) => {
        const { user = '', password = '' } = parseBasic(authorization) ?? {};
        return `${user}:${password}`.toLowerCase();
      };
      return {
        ...discovery,
        remembered: (authorization) => known.get(keyOf(authorization)),
        async basic(authorization) {
          const account = await discovery.basic(authorization);
          if (account !== null) known.set(keyOf(authorization), account);
          return account;
        },
      };
    },
  },
  breaks: ['eas-remembered-password-in-other-letters'],
};
