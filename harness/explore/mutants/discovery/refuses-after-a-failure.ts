import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const refusesAfterAFailure: Mutant = {
  name: 'refuses-after-a-failure',
  description: 'refuses the next sign-in after one with a wrong password, whoever tries',
  sentence: 'A wrong password of one user is nothing to another.',
  clause: 'WIRE-DIR-9',
  changes: {
    discovery(discovery) {
      let failed = false;
      const asked = async (found: Promise<Account | null>) => {
        const account = await found;
        const isRefused = failed;
        failed = account === null;
        return isRefused ? null : account;
      };
      return {
        ...discovery,
        basic: (authorization) => asked(discovery.basic(authorization)),
        logon: (user, password) => asked(discovery.logon(user, password)),
      };
    },
  },
  breaks: ['{owa,eas}-after-a-wrong-password-of-another'],
};
