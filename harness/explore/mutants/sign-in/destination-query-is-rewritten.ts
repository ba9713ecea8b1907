import type { Mutant } from '../../mutant.ts';

export const destinationQueryIsRewritten: Mutant = {
  name: 'destination-query-is-rewritten',
  description:
    'reads the parameters of the destination and writes them anew: `%20` becomes `+`, letters of escapes change',
  sentence: 'Every parameter of the page that was asked for survives byte for byte.',
  clause: 'WIRE-OWA-12',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination(wanted, host) {
        const destination = forms.destination(wanted, host);
        if (destination === null) return null;
        const url = new URL(destination);
        url.search = new URLSearchParams(url.search).toString();
        return url.href;
      },
    }),
  },
  breaks: [
    'owa-deep-link-survives/*',
    'owa-deep-link-survives-expiry',
    'owa-redirect-keeps-every-parameter/*',
    'owa-deep-link-survives-wrong-password/*',
  ],
};
