import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const takesASlowDirectoryForNobody: Mutant = {
  name: 'takes-a-slow-directory-for-nobody',
  description: 'takes everybody for unknown when the directory takes too long',
  sentence: 'A directory that does not answer in time is 503, and never an unknown user.',
  clause: 'WIRE-DIR-7',
  changes: {
    directory(directory) {
      const orNobody = (asked: Promise<Account | null>) =>
        asked.catch((error: Error) => {
          if (/within/.test(error.message)) return null;
          throw error;
        });
      return {
        ...directory,
        account: (user) => orNobody(directory.account(user)),
        authenticate: (user, password) => orNobody(directory.authenticate(user, password)),
      };
    },
  },
  breaks: ['{owa,eas}-directory-hangs'],
};
