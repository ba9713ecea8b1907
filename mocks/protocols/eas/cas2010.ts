import { sameName } from '../../../topology/index.ts';
import { notHere, type RouteMailbox, type SpokenProtocol, serveFrom } from '../routing.ts';
import { easProtocol } from './eas.ts';

const route: RouteMailbox = ({ site }, mailbox) => {
  return mailbox.version === 2010 && sameName(mailbox.site, site)
    ? serveFrom(mailbox)
    : notHere(`serves Exchange 2010 mailboxes in ${site}, not this one`);
};

/** ActiveSync of Exchange 2010: the 2010 mailboxes of the server's own site. */
export const eas2010: SpokenProtocol = easProtocol('virtual directory', route);
