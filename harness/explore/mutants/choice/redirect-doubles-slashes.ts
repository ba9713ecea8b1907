import { clientAccessServers, withExternalUrl } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const redirectDoublesSlashes: Mutant = {
  name: 'redirect-doubles-slashes',
  description: 'puts a slash behind an ExternalUrl that ends in one',
  sentence: 'A redirect to an ExternalUrl that ends in a slash has one slash there.',
  clause: 'WIRE-SEL-16',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      if (decision.kind !== 'redirect') return decision;
      const servers = clientAccessServers(topology, mailbox.version, mailbox.site);
      const [found] = withExternalUrl(servers, 'owa').map(({ directory }) => directory.externalUrl);
      if (found === undefined || !found.endsWith('/')) return decision;
      return { ...decision, destination: decision.destination.replace(found, `${found}/`) };
    },
  },
  breaks: ['owa-redirect-to-a-slash/*'],
};
