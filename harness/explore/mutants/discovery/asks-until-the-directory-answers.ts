import type { Mutant } from '../../mutant.ts';

export const asksUntilTheDirectoryAnswers: Mutant = {
  name: 'asks-until-the-directory-answers',
  description: 'asks the directory again and again when it does not answer',
  sentence: 'A directory that hangs is 503 in the end.',
  clause: 'WIRE-DIR-7',
  changes: {
    directory(directory) {
      const insist = async <T>(ask: () => Promise<T>): Promise<T> => {
        try {
          return await ask();
        } catch (error) {
          if (!/within/.test(String(error))) throw error;
          return insist(ask);
        }
      };
      return {
        ...directory,
        account: (user) => insist(() => directory.account(user)),
        authenticate: (user, password) => insist(() => directory.authenticate(user, password)),
      };
    },
  },
  breaks: ['{owa,eas}-directory-hangs'],
};
