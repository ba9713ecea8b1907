import type { Mutant } from '../../mutant.ts';

export const comparesHostBySuffix: Mutant = {
  name: 'compares-host-by-suffix',
  description: 'takes every host whose name ends like its own',
  sentence: 'A host that only ends like the front door is another one.',
  clause: 'WIRE-OWA-10',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination: (wanted, host) =>
        URL.canParse(wanted) && new URL(wanted).hostname.endsWith(host)
          ? wanted
          : forms.destination(wanted, host),
    }),
  },
  breaks: ['owa-destination-suffix-host'],
};
