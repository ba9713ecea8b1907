import { proxyToClientAccess } from '../../../../proxy/routing/candidates.ts';
import type { Mutant } from '../../mutant.ts';

export const neverLeadsToItself: Mutant = {
  name: 'never-leads-to-itself',
  description:
    'proxies where the ExternalUrl is the name by which the client came, in place of leading it round',
  sentence: 'A user is redirected to the ExternalUrl, be it the name by which the client came.',
  clause: 'WIRE-SEL-16',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      if (decision.kind !== 'redirect' || new URL(decision.to).host !== request.host) return decision;
      const { version, site } = mailbox;
      return proxyToClientAccess({ request, mailbox, topology, health }, version, site, []);
    },
  },
  breaks: ['owa-redirect-leads-back'],
};
