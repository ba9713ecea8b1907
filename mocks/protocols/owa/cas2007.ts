import { fbaPaths } from '../../../protocols/owa/fba.ts';
import { clientAccessServers, type MailboxFacts, sameName, type Topology } from '../../../topology/index.ts';
import { type Considered, relayTo } from '../relaying.ts';
import { notHere, type RouteMailbox, type SpokenProtocol, serveFrom } from '../routing.ts';
import { owaProtocol } from './owa.ts';

/** CAS-to-CAS proxying (E15-OWA-VIOLET): one hop, to the InternalUrl of a CAS2007 in the mailbox's site. */
const route: RouteMailbox = ({ site }, mailbox, topology, { sentBy, path }) => {
  if (mailbox.version !== 2007) return notHere('serves Exchange 2007 mailboxes, not this one');
  if (sameName(mailbox.site, site)) return serveFrom(mailbox);
  if (sentBy === 2007)
    return notHere(`was asked by a CAS2007 already, and does not go on to ${mailbox.site}`);
  return relayTo(mailbox, owaTargets(topology, mailbox), {
    text: `proxies to a CAS2007 of ${mailbox.site}`,
    reasons: [{ clause: 'E15-OWA-VIOLET', text: `CAS2007 goes on to the mailbox's site, ${mailbox.site}` }],
    urlAt: (url) => new URL(url).origin + path,
  });
};

/** OWA of Exchange 2007: 2007 mailboxes of its own site, and of other sites through a CAS2007 there. */
export const owa2007: SpokenProtocol = owaProtocol({
  access: 'virtual directory',
  formPaths: [fbaPaths.owaAuthDll],
  canaryCookie: null,
  route,
});

/** Without TLS the identity that CAS2007 vouches for is not sent (event 42 of MSExchange OWA). */
function owaTargets(topology: Topology, { site }: MailboxFacts): Considered[] {
  return clientAccessServers(topology, 2007, site).map(({ name, virtualDirectories: { owa } }) => {
    const url = owa?.internalUrl ?? null;
    return { server: name, url, excluded: obstacle(owa !== undefined, url) };
  });
}

function obstacle(hasDirectory: boolean, internalUrl: string | null): string | null {
  if (!hasDirectory) return 'has no OWA virtual directory';
  if (internalUrl === null) return 'its OWA InternalUrl is empty';
  return new URL(internalUrl).protocol === 'https:'
    ? null
    : `its OWA InternalUrl is not https: ${internalUrl}`;
}
