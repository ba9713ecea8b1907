import { fbaPaths } from '../../../protocols/owa/fba.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import type { ProtocolHandler } from '../../kit/web-site.ts';
import { mailboxNotHere } from './answers.ts';
import { owaHandler, showMailbox } from './owa.ts';

const canaryCookie = 'UserContext';

/** OWA of Exchange 2010: the 2010 mailboxes of the server's own site. */
export function owa2010(host: ExchangeHost): ProtocolHandler {
  return owaHandler(host, {
    access: 'virtual directory',
    formPaths: [fbaPaths.authOwa, fbaPaths.owaAuthDll],
    canaryCookie,
    async openMailbox(roundTrip, account, mailbox) {
      const { version, site, name } = host.server();
      if (mailbox.version === version && mailbox.site === site) {
        await showMailbox(host, roundTrip, account, mailbox, canaryCookie);
      } else {
        const where = `an Exchange ${mailbox.version} mailbox in ${mailbox.site}`;
        mailboxNotHere(
          host,
          roundTrip,
          `${name} serves Exchange 2010 mailboxes in ${site}; ${account.name} has ${where}.`,
        );
      }
    },
  });
}
