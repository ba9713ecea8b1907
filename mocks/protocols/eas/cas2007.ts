import { easPaths } from '../../../protocols/eas/headers.ts';
import { clientAccessServers, sameName } from '../../../topology/index.ts';
import { relayTo } from '../relaying.ts';
import { notHere, type RouteMailbox, type SpokenProtocol, serveFrom } from '../routing.ts';
import { easProtocol } from './eas.ts';

const route: RouteMailbox = ({ site }, mailbox, topology, { sentBy }) => {
  if (mailbox.version !== 2007) return notHere('serves Exchange 2007 mailboxes, not this one');
  if (sameName(mailbox.site, site)) return serveFrom(mailbox);
  if (sentBy === 2007)
    return notHere(`was asked by a CAS2007 already, and does not go on to ${mailbox.site}`);
  const considered = clientAccessServers(topology, 2007, mailbox.site).map(({ name, fqdn }) => ({
    server: name,
    url: `https://${fqdn}${easPaths.proxy}`,
    excluded: null,
  }));
  return relayTo(mailbox, considered, {
    text: `proxies to a CAS2007 of ${mailbox.site}`,
    reasons: [],
    urlAt: (url) => url,
  });
};

/** ActiveSync of Exchange 2007: 2007 mailboxes of its own site, and of other sites through a CAS2007 there. */
export const eas2007: SpokenProtocol = easProtocol('virtual directory', route);
