import type { Mutant } from '../../mutant.ts';

export const leadsToScripts: Mutant = {
  name: 'leads-to-scripts',
  description: 'takes every destination that names no other host, javascript: included',
  sentence: 'No destination leads to a scheme other than that of the form.',
  clause: 'WIRE-OWA-10',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination: (wanted, host) =>
        URL.canParse(wanted) && new URL(wanted).host === '' ? wanted : forms.destination(wanted, host),
    }),
  },
  breaks: ['owa-destination-other-scheme'],
};
