import {
  clientAccessServers,
  type MailboxFacts,
  type Server,
  sameName,
  type Topology,
} from '../../../topology/index.ts';
import { type Considered, relayTo } from '../relaying.ts';
import { notHere, type Route, type RouteMailbox, type SpokenProtocol, serveFrom } from '../routing.ts';
import { easProtocol } from './eas.ts';

const route: RouteMailbox = (server, mailbox, topology, { path }) => {
  if (mailbox.version === 2007) {
    return isProxied(path)
      ? notHere('was proxied to already, and does not go on to Exchange 2007 once more')
      : secondHop(server, mailbox, topology);
  }
  return mailbox.server === server.name
    ? serveFrom(mailbox)
    : notHere(`has not the active copy of ${mailbox.database}`);
};

/** ActiveSync of the 2013 back end: its own mailboxes, and 2007 ones through a CAS2007 of their site. */
export const eas2013: SpokenProtocol = easProtocol('front ends only', route);

/** A Client Access server was meant (wire.md §3): without this, an InternalUrl that leads back here would go round for ever. */
const isProxied = (path: string) => path.toLowerCase().endsWith('/proxy');

/** E15-EAS-PURPLE, E15-EAS-VIOLET. The path below the InternalUrl is the one CAS servers proxy to (wire.md §3). */
function secondHop({ site }: Server, mailbox: MailboxFacts, topology: Topology): Route {
  return relayTo(mailbox, easTargets(topology, mailbox), {
    text: `goes on to the ActiveSync InternalUrl of a CAS2007 of ${mailbox.site}`,
    reasons: [
      {
        clause: sameName(mailbox.site, site) ? 'E15-EAS-PURPLE' : 'E15-EAS-VIOLET',
        text: "it is MBX2013's hop, so it goes by InternalUrl",
      },
    ],
    urlAt: (url) => `${url.replace(/\/+$/, '')}/Proxy`,
  });
}

/**
 * The InternalUrl of the ActiveSync virtual directory of each CAS2007 in the mailbox's site, whatever host that names.
 * Without TLS the identity that MBX2013 vouches for is not sent (own choice).
 */
function easTargets(topology: Topology, { site }: MailboxFacts): Considered[] {
  return clientAccessServers(topology, 2007, site).map(({ name, virtualDirectories: { activeSync } }) => {
    const url = activeSync?.internalUrl ?? null;
    return { server: name, url, excluded: obstacle(activeSync !== undefined, url) };
  });
}

function obstacle(hasDirectory: boolean, internalUrl: string | null): string | null {
  if (!hasDirectory) return 'has no ActiveSync virtual directory';
  if (internalUrl === null) return 'its ActiveSync InternalUrl is empty';
  return new URL(internalUrl).protocol === 'https:'
    ? null
    : `its ActiveSync InternalUrl is not https: ${internalUrl}`;
}
