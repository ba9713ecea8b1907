import type { Mutant } from '../../mutant.ts';

export const readsUserInformationAsHost: Mutant = {
  name: 'reads-user-information-as-host',
  description: 'takes what follows the scheme, up to the first colon or @, for the host',
  sentence: 'What stands before an @ is a name, not the host.',
  clause: 'WIRE-OWA-10',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination: (wanted, host) =>
        /^https:\/\/([^/:@]*)/.exec(wanted)?.[1] === host ? wanted : forms.destination(wanted, host),
    }),
  },
  breaks: ['owa-destination-user-information'],
};
