import type { Mutant } from '../../mutant.ts';

export const silentRedirectMakesPrivate: Mutant = {
  name: 'silent-redirect-makes-private',
  description: 'hands every computer over as a private one',
  sentence: 'The silent redirect makes no private computer of a public one.',
  clause: 'WIRE-OWA-18',
  changes: {
    forms: (forms) => ({
      ...forms,
      silentRedirectPage: (action, form) => forms.silentRedirectPage(action, { ...form, isPrivate: true }),
    }),
  },
  breaks: ['owa-redirect-takes-public-along/*'],
};
