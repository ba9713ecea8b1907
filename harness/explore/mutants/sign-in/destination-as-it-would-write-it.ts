import type { Mutant } from '../../mutant.ts';

export const destinationAsItWouldWriteIt: Mutant = {
  name: 'destination-as-it-would-write-it',
  description: 'writes the destination as its library writes URLs, an apostrophe as `%27`',
  sentence: 'The destination leaves as it came, sign for sign.',
  clause: 'WIRE-OWA-12',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination(wanted, host) {
        const destination = forms.destination(wanted, host);
        return destination === null ? null : new URL(destination).href;
      },
    }),
  },
  breaks: ['owa-location-as-the-destination/*'],
};
