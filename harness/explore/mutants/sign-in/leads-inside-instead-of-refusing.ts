import type { Mutant } from '../../mutant.ts';

export const leadsInsideInsteadOfRefusing: Mutant = {
  name: 'leads-inside-instead-of-refusing',
  description: 'leads to the inbox when the destination is elsewhere',
  sentence: 'A destination on another host is refused.',
  clause: 'WIRE-OWA-9',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination: (wanted, host) => forms.destination(wanted, host) ?? forms.destination('/owa/', host),
    }),
  },
  breaks: ['owa-foreign-destination/red', 'owa-destination-of-another-port'],
};
