import { fbaPaths } from '../../../protocols/owa/fba.ts';
import type { Account, MailboxFacts } from '../../../topology/index.ts';
import { hopHeaders, isProxiedBy2007, stickyChoice } from '../../kit/hop.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import { relay } from '../../kit/relay.ts';
import type { RoundTrip } from '../../kit/round-trip.ts';
import type { ProtocolHandler } from '../../kit/web-site.ts';
import { answerMessage, mailboxNotHere } from './answers.ts';
import { owaTargets } from './cas2007-target.ts';
import { owaHandler, showMailbox } from './owa.ts';
import { withoutSession } from './session.ts';

/** OWA of Exchange 2007: 2007 mailboxes of its own site, and of other sites through a CAS2007 there. */
export function owa2007(host: ExchangeHost): ProtocolHandler {
  return owaHandler(host, {
    access: 'virtual directory',
    formPaths: [fbaPaths.owaAuthDll],
    canaryCookie: null,
    async openMailbox(roundTrip, account, mailbox) {
      const { version, site, name } = host.server();
      if (mailbox.version !== version) {
        const where = `an Exchange ${mailbox.version} mailbox in ${mailbox.site}`;
        mailboxNotHere(
          host,
          roundTrip,
          `${name} serves Exchange 2007 mailboxes; ${account.name} has ${where}.`,
        );
      } else if (mailbox.site === site) {
        await showMailbox(host, roundTrip, account, mailbox, null);
      } else {
        await proxyToSite(host, roundTrip, account, mailbox);
      }
    },
  });
}

/** CAS-to-CAS proxying: one hop, to the InternalUrl of a CAS2007 in the mailbox's site. */
async function proxyToSite(
  host: ExchangeHost,
  roundTrip: RoundTrip,
  account: Account,
  mailbox: MailboxFacts,
): Promise<void> {
  if (isProxiedBy2007(host, roundTrip)) {
    const text = `This request was proxied already, and the mailbox of ${account.name} is in ${mailbox.site}.`;
    mailboxNotHere(host, roundTrip, text);
    return;
  }
  const urls = owaTargets(host.topology(), mailbox).flatMap(({ internalUrl }) => internalUrl ?? []);
  const internalUrl = stickyChoice(urls, mailbox);
  if (internalUrl === undefined) {
    const text = `There is no Exchange 2007 Client Access server with OWA in ${mailbox.site}.`;
    answerMessage(host, roundTrip, 503, 'Service unavailable', text);
    return;
  }
  const cookie = withoutSession(roundTrip.request.headers.cookie);
  await relay(roundTrip, `${new URL(internalUrl).origin}${roundTrip.target}`, {
    ...hopHeaders(host, roundTrip, account),
    ...(cookie !== undefined && { cookie }),
  });
}
