import { isInternetFacing, sameName } from '../../../topology/index.ts';
import {
  proxyToActiveCopy,
  proxyToClientAccess,
  proxyToLocalMailboxServer,
  type Situation,
} from '../../routing/candidates.ts';
import type { Decision, Reason } from '../../types.ts';

/** Where Exchange ActiveSync goes: always proxied, never 451 (E15-EAS-*). */
export function decideEas(situation: Situation): Decision {
  const { mailbox, request } = situation;
  const never451 = { clause: 'E15-EAS-1', text: 'ActiveSync is always proxied' };
  switch (mailbox.version) {
    case 2013:
      return proxyToActiveCopy(situation, [
        never451,
        { clause: 'E15-EAS-GREEN', text: 'a 2013 mailbox is served by the server with its active copy' },
      ]);
    case 2010:
      return proxyToClientAccess(situation, 2010, mailbox.site, [never451, reason2010(situation)]);
    case 2007:
      return proxyToLocalMailboxServer(situation, [
        never451,
        sameName(mailbox.site, request.frontEnd.site)
          ? { clause: 'E15-EAS-PURPLE', text: 'a 2007 mailbox goes through a 2013 Mailbox server here' }
          : { clause: 'E15-EAS-VIOLET', text: 'a 2007 mailbox goes through a 2013 Mailbox server here' },
      ]);
  }
}

function reason2010({ mailbox, request, topology }: Situation): Reason {
  if (sameName(mailbox.site, request.frontEnd.site)) {
    return { clause: 'E15-EAS-RED', text: "a 2010 mailbox of the front end's own site" };
  }
  return isInternetFacing(topology, mailbox.site, 'activeSync')
    ? { clause: 'E15-EAS-ORANGE-2', text: `${mailbox.site} is Internet-facing, but nothing is redirected` }
    : { clause: 'E15-EAS-BLUE', text: `${mailbox.site} has no ActiveSync ExternalUrl: proxied across sites` };
}
