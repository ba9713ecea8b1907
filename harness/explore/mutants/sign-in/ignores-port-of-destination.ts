import type { Mutant } from '../../mutant.ts';

export const ignoresPortOfDestination: Mutant = {
  name: 'ignores-port-of-destination',
  description: 'compares the names of hosts, not their ports',
  sentence: 'Another port of the same host is another place.',
  clause: 'WIRE-OWA-9',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination: (wanted, host) => {
        const named = URL.canParse(wanted) ? new URL(wanted) : null;
        return named?.protocol === 'https:' && named.hostname === host
          ? wanted
          : forms.destination(wanted, host);
      },
    }),
  },
  breaks: ['owa-destination-of-another-port'],
};
