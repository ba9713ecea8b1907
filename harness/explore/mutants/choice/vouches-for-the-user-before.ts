import type { Mutant } from '../../mutant.ts';

export const vouchesForTheUserBefore: Mutant = {
  name: 'vouches-for-the-user-before',
  description: 'vouches for the user of the request before',
  sentence: 'A front end vouches for the user who sent the request.',
  clause: 'WIRE-DIR-9',
  changes: {
    tokenFor: (tokenFor) => {
      let before: string | undefined;
      return (account) => {
        const own = tokenFor(account);
        const token = before ?? own;
        before = own;
        return token;
      };
    },
  },
  breaks: ['{owa,eas}-users-take-turns'],
};
