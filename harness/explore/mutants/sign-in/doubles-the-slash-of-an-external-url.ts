import type { Mutant } from '../../mutant.ts';

export const doublesTheSlashOfAnExternalUrl: Mutant = {
  name: 'doubles-the-slash-of-an-external-url',
  description: 'puts a slash between ExternalUrl and page, although there is one already',
  sentence: 'A page that is moved to an ExternalUrl with a slash at its end has one slash there.',
  clause: 'WIRE-OWA-14',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      if (decision.kind !== 'redirect') return decision;
      const { destination } = decision;
      const base = topology.servers
        .map((server) => server.virtualDirectories.owa?.externalUrl ?? '')
        .find((url) => url.endsWith('/') && destination.startsWith(url));
      return base === undefined
        ? decision
        : { ...decision, destination: `${base}/${destination.slice(base.length)}` };
    },
  },
  breaks: ['owa-redirect-to-a-url-with-slash/*'],
};
