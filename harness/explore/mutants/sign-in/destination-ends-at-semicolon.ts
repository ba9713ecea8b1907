import type { Mutant } from '../../mutant.ts';

export const destinationEndsAtSemicolon: Mutant = {
  name: 'destination-ends-at-semicolon',
  description: 'takes a semicolon for the end of the query',
  sentence: 'A semicolon in the page that was asked for survives signing in.',
  clause: 'WIRE-OWA-12',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination: (wanted, host) => forms.destination(wanted.split(';', 1)[0] ?? wanted, host),
    }),
  },
  breaks: [
    'owa-deep-link-survives/*',
    'owa-deep-link-survives-expiry',
    'owa-redirect-keeps-every-parameter/*',
    'owa-deep-link-survives-wrong-password/*',
  ],
};
