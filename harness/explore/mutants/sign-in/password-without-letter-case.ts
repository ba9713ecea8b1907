import type { Mutant } from '../../mutant.ts';

export const passwordWithoutLetterCase: Mutant = {
  name: 'password-without-letter-case',
  description: 'takes a password in whatever letters',
  sentence: 'A password in other letters is a wrong one.',
  clause: 'WIRE-OWA-37',
  changes: {
    discovery: (discovery) => ({
      ...discovery,
      async logon(user, password) {
        const tried = [
          password,
          password.toLowerCase().replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase()),
        ];
        const found = await Promise.all(tried.map((one) => discovery.logon(user, one)));
        return found.find((account) => account !== null) ?? null;
      },
    }),
  },
  breaks: ['owa-password-in-other-letters/*'],
};
