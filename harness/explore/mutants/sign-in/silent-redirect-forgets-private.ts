import type { Mutant } from '../../mutant.ts';

export const silentRedirectForgetsPrivate: Mutant = {
  name: 'silent-redirect-forgets-private',
  description: 'hands every computer over as a public one',
  sentence: 'The silent redirect carries that the computer is a private one.',
  clause: 'WIRE-OWA-18',
  changes: {
    forms: (forms) => ({
      ...forms,
      silentRedirectPage: (action, form) => forms.silentRedirectPage(action, { ...form, isPrivate: false }),
    }),
  },
  breaks: ['owa-redirect-takes-private-along/*'],
};
