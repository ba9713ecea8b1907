import type { Mutant } from '../../mutant.ts';

export const leadsToUnencryptedPages: Mutant = {
  name: 'leads-to-unencrypted-pages',
  description: 'takes a destination on its own host over http as well',
  sentence: 'No destination leads a browser from https to http.',
  clause: 'WIRE-OWA-10',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination: (wanted, host) =>
        wanted.startsWith(`http://${host}/`) ? wanted : forms.destination(wanted, host),
    }),
  },
  breaks: ['owa-destination-other-scheme'],
};
