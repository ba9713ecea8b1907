import { fbaPaths } from '../../../protocols/owa/fba.ts';
import { sameName } from '../../../topology/index.ts';
import { notHere, type RouteMailbox, type SpokenProtocol, serveFrom } from '../routing.ts';
import { owaProtocol } from './owa.ts';

const route: RouteMailbox = ({ site }, mailbox) => {
  return mailbox.version === 2010 && sameName(mailbox.site, site)
    ? serveFrom(mailbox)
    : notHere(`serves Exchange 2010 mailboxes in ${site}, not this one`);
};

/** OWA of Exchange 2010: the 2010 mailboxes of the server's own site. */
export const owa2010: SpokenProtocol = owaProtocol({
  access: 'virtual directory',
  formPaths: [fbaPaths.authOwa, fbaPaths.owaAuthDll],
  canaryCookie: 'UserContext',
  route,
});
