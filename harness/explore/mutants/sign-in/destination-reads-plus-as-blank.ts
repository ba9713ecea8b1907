import type { Mutant } from '../../mutant.ts';

export const destinationReadsPlusAsBlank: Mutant = {
  name: 'destination-reads-plus-as-blank',
  description: 'decodes the destination of a form once more, so that `+` becomes a blank',
  sentence: 'A plus sign in the page that was asked for survives signing in.',
  clause: 'WIRE-OWA-12',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination: (wanted, host) => forms.destination(wanted.replaceAll('+', '%20'), host),
    }),
  },
  breaks: [
    'owa-deep-link-survives/*',
    'owa-deep-link-survives-expiry',
    'owa-redirect-keeps-every-parameter/*',
    'owa-deep-link-survives-wrong-password/*',
  ],
};
