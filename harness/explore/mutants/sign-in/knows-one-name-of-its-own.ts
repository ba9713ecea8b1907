import { withHosts } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const knowsOneNameOfItsOwn: Mutant = {
  name: 'knows-one-name-of-its-own',
  description: 'takes the host of its ExternalUrl for the one that every client came by',
  sentence: 'The url of the logon page is the one that was asked for, at the name by which the client came.',
  clause: 'WIRE-OWA-1',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const url = frontEnd.map().self.virtualDirectories.owa?.externalUrl;
      if (url !== undefined) withHosts(context, () => [new URL(url).host]);
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-signing-in-at-another-name/*'],
};
