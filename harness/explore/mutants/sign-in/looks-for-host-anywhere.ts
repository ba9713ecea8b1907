import type { Mutant } from '../../mutant.ts';

export const looksForHostAnywhere: Mutant = {
  name: 'looks-for-host-anywhere',
  description: 'takes every destination in which its own name occurs',
  sentence: 'Its own name in a path, a query or a name of a user makes no host of it.',
  clause: 'WIRE-OWA-10',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination: (wanted, host) => (wanted.includes(host) ? wanted : forms.destination(wanted, host)),
    }),
  },
  breaks: ['owa-destination-{mentions-host,prefix-host,user-information}'],
};
