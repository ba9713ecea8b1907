import { proxyToClientAccess } from '../../../../proxy/routing/candidates.ts';
import type { Mutant } from '../../mutant.ts';

export const proxies2007WithoutUrl: Mutant = {
  name: 'proxies-2007-without-url',
  description: 'proxies OWA of a 2007 mailbox whose servers have no ExternalUrl',
  sentence: 'A 2007 mailbox is never proxied to for OWA: without an ExternalUrl the answer is 503.',
  clause: 'SEL-12',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      if (decision.kind !== 'refuse' || mailbox.version !== 2007) return decision;
      return proxyToClientAccess({ request, mailbox, topology, health }, 2007, mailbox.site, []);
    },
  },
  breaks: ['owa-2007-without-external-url/*'],
};
