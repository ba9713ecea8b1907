import type { Mutant } from '../../mutant.ts';

export const formTakesNoBareNames: Mutant = {
  name: 'form-takes-no-bare-names',
  description: 'asks for a domain where the name of the form has none',
  sentence: 'The form takes a bare name.',
  clause: 'WIRE-OWA-33',
  changes: {
    discovery: (discovery) => ({
      ...discovery,
      logon: async (user, password) => (/[\\@]/.test(user) ? discovery.logon(user, password) : null),
    }),
  },
  breaks: ['owa-login-forms-redirected/*'],
};
