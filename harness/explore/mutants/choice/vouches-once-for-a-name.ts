import type { Mutant } from '../../mutant.ts';

export const vouchesOnceForAName: Mutant = {
  name: 'vouches-once-for-a-name',
  description: 'vouches for whoever has the same first letters with the identity that it signed first',
  sentence: 'A signed identity is of one user.',
  clause: 'WIRE-DIR-9',
  changes: {
    tokenFor: (tokenFor) => {
      const signed = new Map<string, string>();
      return (account) => {
        const key = account.name.slice(0, 3);
        const token = signed.get(key) ?? tokenFor(account);
        signed.set(key, token);
        return token;
      };
    },
  },
  breaks: ['{owa,eas}-users-take-turns'],
};
