import { everythingUp } from '../../../../proxy/health/health.ts';
import { proxyToClientAccess } from '../../../../proxy/routing/candidates.ts';
import type { Mutant } from '../../mutant.ts';

export const proxiesWhomItShouldRedirectAfterAMove: Mutant = {
  name: 'proxies-whom-it-should-redirect-after-a-move',
  description: 'proxies a browser whose mailbox was moved to a site that is redirected to',
  sentence: 'Whose mailbox was moved to an Internet-facing site is redirected there.',
  clause: 'WIRE-DIR-3',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      let hasMoved = false;
      const moved = {
        ...frontEnd,
        discovery: {
          ...frontEnd.discovery,
          forget(account: Parameters<typeof frontEnd.discovery.forget>[0]) {
            hasMoved = true;
            frontEnd.discovery.forget(account);
          },
        },
        decide(...[request, account, mailbox]: Parameters<typeof frontEnd.decide>) {
          const decision = frontEnd.decide(request, account, mailbox);
          if (!hasMoved || decision.kind !== 'redirect') return decision;
          const { topology } = frontEnd.map();
          const situation = { request, mailbox, topology, health: everythingUp };
          return proxyToClientAccess(situation, mailbox.version, mailbox.site, []);
        },
      };
      return handle(moved, context);
    },
  },
  breaks: ['owa-mailbox-moved-to-where-others-are-redirected'],
};
