import type { IncomingHttpHeaders } from 'node:http';
import { fbaPaths } from '../../protocols/fba.ts';
import { droppedAtTheEdge, exchangeHeaders } from '../../protocols/headers.ts';
import { signIdentity } from '../../protocols/identity.ts';
import {
  type Account,
  clientAccessServers,
  type MailboxFacts,
  type Server,
  serverNamed,
  type Topology,
} from '../../topology/index.ts';
import type { Exchange } from '../kit/exchange.ts';
import type { ExchangeHost } from '../kit/host.ts';
import { relay } from '../kit/relay.ts';
import { identityOf } from '../kit/store-client.ts';
import type { ProtocolHandler } from '../kit/web-site.ts';
import { answerMessage, mailboxNotHere, originOf } from '../owa/answers.ts';
import { owaHandler, showMailbox } from '../owa/owa.ts';
import { withoutSession } from '../owa/session.ts';

/** OWA of Exchange 2007: 2007 mailboxes of its own site, and of other sites through a CAS2007 there. */
export function owa2007(host: ExchangeHost): ProtocolHandler {
  return owaHandler(host, {
    door: 'virtual directory',
    formPaths: [fbaPaths.owaAuthDll],
    canaryCookie: null,
    async openMailbox(exchange, account, mailbox) {
      const { version, site, name } = host.server();
      if (mailbox.version !== version) {
        const where = `an Exchange ${mailbox.version} mailbox in ${mailbox.site}`;
        mailboxNotHere(
          host,
          exchange,
          `${name} serves Exchange 2007 mailboxes; ${account.name} has ${where}.`,
        );
      } else if (mailbox.site === site) {
        await showMailbox(host, exchange, account, mailbox, null);
      } else {
        await proxyToSite(host, exchange, account, mailbox);
      }
    },
  });
}

/** CAS-to-CAS proxying: one hop, to the InternalUrl of a CAS2007 in the mailbox's site. */
async function proxyToSite(
  host: ExchangeHost,
  exchange: Exchange,
  account: Account,
  mailbox: MailboxFacts,
): Promise<void> {
  const topology = host.topology();
  if (isProxied(topology, exchange)) {
    const text = `This request was proxied already, and the mailbox of ${account.name} is in ${mailbox.site}.`;
    mailboxNotHere(host, exchange, text);
    return;
  }
  const target = targetIn(topology, mailbox);
  if (target === undefined) {
    const text = `There is no Exchange 2007 Client Access server with OWA in ${mailbox.site}.`;
    answerMessage(host, exchange, 503, 'Service unavailable', text);
    return;
  }
  await relay(exchange, target, {
    ...passedOn(exchange.request.headers),
    [exchangeHeaders.commonAccessToken]: signIdentity(identityOf(host, account), host.labKey),
    [exchangeHeaders.proxyUri]: `${originOf(exchange)}${exchange.target}`,
    [exchangeHeaders.forwardedFor]: exchange.connection.entry.peer.address,
  });
}

/** The client's headers without what is between it and this server, and without what only front ends may say. */
function passedOn({ authorization: _, cookie, ...headers }: IncomingHttpHeaders): IncomingHttpHeaders {
  const kept = withoutSession(cookie);
  return {
    ...Object.fromEntries(Object.entries(headers).filter(([name]) => !droppedAtTheEdge.has(name))),
    ...(kept !== undefined && { cookie: kept }),
  };
}

function isProxied(topology: Topology, { claims: { token } }: Exchange): boolean {
  return token !== null && token !== 'forged' && serverNamed(topology, token.issuer)?.version === 2007;
}

/** Origin of the server that a mailbox's users stay with. */
function targetIn(topology: Topology, mailbox: MailboxFacts): string | undefined {
  const urls = clientAccessServers(topology, 2007, mailbox.site).flatMap(owaInternalUrl);
  const url = urls[Number.parseInt(mailbox.mailboxGuid.slice(0, 8), 16) % urls.length];
  return url === undefined ? undefined : new URL(url).origin;
}

function owaInternalUrl({ virtualDirectories: { owa } }: Server): string[] {
  return owa === undefined ? [] : [owa.internalUrl];
}
