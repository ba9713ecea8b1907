import type { Mutant } from '../../mutant.ts';

export const domainInItsOwnLetters: Mutant = {
  name: 'domain-in-its-own-letters',
  description: 'compares the domain of a login letter by letter',
  sentence: 'A login is the same in whatever letters.',
  clause: 'WIRE-OWA-37',
  changes: {
    discovery: (discovery) => ({
      ...discovery,
      logon: async (user, password) =>
        /^CONTOSO\\|@contoso\.com$|^[^\\@]*$/.test(user) ? discovery.logon(user, password) : null,
    }),
  },
  breaks: ['owa-login-in-other-letters/*'],
};
