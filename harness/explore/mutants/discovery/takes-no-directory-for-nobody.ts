import type { Account } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const takesNoDirectoryForNobody: Mutant = {
  name: 'takes-no-directory-for-nobody',
  description: 'takes everybody for unknown when there is no connection to the directory',
  sentence: 'A directory that cannot be reached is 503, and never an unknown user.',
  clause: 'WIRE-DIR-7',
  changes: {
    directory(directory) {
      const orNobody = (asked: Promise<Account | null>) =>
        asked.catch((error: Error) => {
          if (/does not answer/.test(error.message) && !/within/.test(error.message)) return null;
          throw error;
        });
      return {
        ...directory,
        account: (user) => orNobody(directory.account(user)),
        authenticate: (user, password) => orNobody(directory.authenticate(user, password)),
      };
    },
  },
  breaks: ['{owa,eas}-directory-stopped'],
};
