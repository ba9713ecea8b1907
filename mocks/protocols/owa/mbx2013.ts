import type { ExchangeHost } from '../../kit/host.ts';
import type { ProtocolHandler } from '../../kit/web-site.ts';
import { mailboxNotHere } from './answers.ts';
import { owaHandler, showMailbox } from './owa.ts';

const canaryCookie = 'X-OWA-CANARY';

/** OWA of the 2013 back end: mailboxes whose active copy this very server holds, for users that a front end vouches for. */
export function owa2013(host: ExchangeHost): ProtocolHandler {
  return owaHandler(host, {
    access: 'front ends only',
    formPaths: [],
    canaryCookie,
    async openMailbox(roundTrip, account, mailbox) {
      if (mailbox.server === host.name) {
        await showMailbox(host, roundTrip, account, mailbox, canaryCookie);
      } else {
        mailboxNotHere(host, roundTrip, `The active copy of ${mailbox.database} is not on ${host.name}.`);
      }
    },
  });
}
