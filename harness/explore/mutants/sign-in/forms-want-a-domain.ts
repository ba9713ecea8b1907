import type { Mutant } from '../../mutant.ts';

export const formsWantADomain: Mutant = {
  name: 'forms-want-a-domain',
  description: 'lets nobody sign in by the form without a domain before his name',
  sentence: 'Whoever types no domain before his name is known by his name alone.',
  clause: 'WIRE-OWA-33',
  changes: {
    discovery: (discovery) => ({
      ...discovery,
      logon: async (user, password) => (user.includes('\\') ? discovery.logon(user, password) : null),
    }),
  },
  breaks: ['owa-login-forms/*', 'owa-principal-name-suffix/*'],
};
