import type { Mutant } from '../../mutant.ts';

export const decodesDestinationAgain: Mutant = {
  name: 'decodes-destination-again',
  description: 'decodes a destination once more after it was found to be harmless',
  sentence: 'A destination is decoded once, with the form.',
  clause: 'WIRE-OWA-10',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination: (wanted, host) => {
        const destination = forms.destination(wanted, host);
        return destination === null || !/^(https|%2f)/i.test(wanted)
          ? destination
          : decodeURIComponent(wanted);
      },
    }),
  },
  breaks: ['owa-destination-encoded-again'],
};
