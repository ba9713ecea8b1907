import { clientAccessServers, withExternalUrl } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const readsTheFirstUrlListed: Mutant = {
  name: 'reads-the-first-url-listed',
  description: 'redirects to the first ExternalUrl that the directory lists',
  sentence: 'Where the servers of a site differ, each front end redirects to the same ExternalUrl.',
  clause: 'WIRE-SEL-19',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      if (decision.kind !== 'redirect') return decision;
      const [first] = withExternalUrl(clientAccessServers(topology, mailbox.version, mailbox.site), 'owa');
      if (first === undefined) return decision;
      const { origin } = new URL(first.directory.externalUrl);
      return { ...decision, to: origin + decision.to.slice(new URL(decision.to).origin.length) };
    },
  },
  breaks: ['owa-order-of-the-directory'],
};
