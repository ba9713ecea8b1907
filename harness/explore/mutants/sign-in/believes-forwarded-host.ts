import { headerOf } from '../../answers.ts';
import { withHosts } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const believesForwardedHost: Mutant = {
  name: 'believes-forwarded-host',
  description: 'takes X-Forwarded-Host for the name that it is known by, whoever says so',
  sentence: "A client's X-Forwarded-Host names no host that a browser is led to.",
  clause: 'WIRE-OWA-10',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const said = headerOf(context.request, 'x-forwarded-host');
      withHosts(context, (hosts) => (said === undefined ? hosts : [said]));
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-forwarded-host-leads-nowhere'],
};
