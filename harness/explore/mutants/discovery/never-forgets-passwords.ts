import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const neverForgetsPasswords: Mutant = {
  name: 'never-forgets-passwords',
  description: 'takes a password for ever that was right once',
  sentence: 'A changed password is taken, and the old one refused, once what was remembered is too old.',
  clause: 'WIRE-DIR-1',
  changes: {
    discovery(discovery) {
      const right = new Map<string, Account>();
      return {
        ...discovery,
        remembered: (authorization) => right.get(authorization),
        async basic(authorization) {
          const account = right.get(authorization) ?? (await discovery.basic(authorization));
          if (account !== null) right.set(authorization, account);
          return account;
        },
      };
    },
  },
  breaks: ['eas-changed-password'],
};
