import type { Mutant } from '../../mutant.ts';

export const comparesHostByPrefix: Mutant = {
  name: 'compares-host-by-prefix',
  description: 'takes every destination that begins like its own address',
  sentence: 'A host that only begins like the front door is another one.',
  clause: 'WIRE-OWA-10',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination: (wanted, host) =>
        wanted.startsWith(`https://${host}`) ? wanted : forms.destination(wanted, host),
    }),
  },
  breaks: ['owa-destination-{prefix-host,user-information}'],
};
