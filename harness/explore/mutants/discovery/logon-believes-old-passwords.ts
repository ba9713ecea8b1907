import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const logonBelievesOldPasswords: Mutant = {
  name: 'logon-believes-old-passwords',
  description: 'takes a password on the logon form for ever that was right there once',
  sentence: 'A changed password is the only right one on the logon form.',
  clause: 'WIRE-DIR-1',
  changes: {
    discovery(discovery) {
      const right = new Map<string, Account>();
      return {
        ...discovery,
        async logon(user, password) {
          const key = JSON.stringify([user, password]);
          const account = right.get(key) ?? (await discovery.logon(user, password));
          if (account !== null) right.set(key, account);
          return account;
        },
      };
    },
  },
  breaks: ['owa-changed-password'],
};
