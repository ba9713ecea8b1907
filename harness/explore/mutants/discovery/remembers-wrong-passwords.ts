import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const remembersWrongPasswords: Mutant = {
  name: 'remembers-wrong-passwords',
  description: 'remembers that a password was wrong',
  sentence: 'A password that has become right is taken at once.',
  clause: 'WIRE-DIR-12',
  changes: {
    discovery(discovery) {
      const wrong = new Set<string>();
      const asked = async (key: string, ask: () => Promise<Account | null>) => {
        if (wrong.has(key)) return null;
        const account = await ask();
        if (account === null) wrong.add(key);
        return account;
      };
      return {
        ...discovery,
        basic: (authorization) => asked(authorization, () => discovery.basic(authorization)),
        logon: (user, password) => asked(`${user}:${password}`, () => discovery.logon(user, password)),
      };
    },
  },
  breaks: ['{owa,eas}-password-becomes-right'],
};
