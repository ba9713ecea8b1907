import { proxyToClientAccess } from '../../../../proxy/routing/candidates.ts';
import type { Mutant } from '../../mutant.ts';

export const proxiesPurple: Mutant = {
  name: 'proxies-purple',
  description: 'proxies OWA of a 2007 mailbox to a CAS2007 instead of redirecting',
  sentence: 'A browser whose mailbox is an Exchange 2007 one is redirected to legacy.',
  clause: 'E15-OWA-PURPLE',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) =>
      mailbox.version === 2007 && request.protocol === 'owa'
        ? proxyToClientAccess({ request, mailbox, topology, health }, 2007, mailbox.site, [])
        : decide(request, mailbox, topology, health),
  },
  breaks: [
    'owa-{purple,violet}-legacy-redirect',
    'owa-redirect-{keeps-deep-link,is-not-repeated,needs-no-target}/purple',
    'owa-no-forms-at-the-{front,target}/purple',
    'multi-role-owa-legacy-redirect',
  ],
};
