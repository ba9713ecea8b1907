import { notHere, type RouteMailbox, type SpokenProtocol, serveFrom } from '../routing.ts';
import { owaProtocol } from './owa.ts';

const route: RouteMailbox = ({ name }, mailbox) => {
  return mailbox.server === name
    ? serveFrom(mailbox)
    : notHere(`has not the active copy of ${mailbox.database}`);
};

/** OWA of the 2013 back end: mailboxes whose active copy this very server holds, for users that a front end vouches for. */
export const owa2013: SpokenProtocol = owaProtocol({
  access: 'front ends only',
  formPaths: [],
  canaryCookie: 'X-OWA-CANARY',
  route,
});
