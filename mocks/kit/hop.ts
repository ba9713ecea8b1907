import type { IncomingHttpHeaders } from 'node:http';
import { signIdentity } from '../../contract/identity.ts';
import { exchangeHeaders, labHeaders } from '../../protocols/http/headers.ts';
import { type Account, type MailboxFacts, serverNamed } from '../../topology/index.ts';
import type { ExchangeHost } from './host.ts';
import type { RoundTrip } from './round-trip.ts';
import { identityOf } from './store-client.ts';

/** What a Client Access server believes of nobody but itself, and so takes away before it sends a request on. */
const onlyFrontEndsSay: ReadonlySet<string> = new Set([
  exchangeHeaders.commonAccessToken,
  exchangeHeaders.fromFrontEnd,
  exchangeHeaders.proxyUri,
  exchangeHeaders.forwardedFor,
  exchangeHeaders.frontEndServer,
  exchangeHeaders.calculatedTarget,
  exchangeHeaders.backEndServer,
  exchangeHeaders.diagnostics,
  ...Object.values(labHeaders),
]);

/**
 * Headers for the next server: the client's, without what is between it and this server (its Authorization and Cookie)
 * and without what only front ends may say, and this server's own word for the account.
 */
export function hopHeaders(host: ExchangeHost, roundTrip: RoundTrip, account: Account): IncomingHttpHeaders {
  const { authorization: _, cookie: __, ...headers } = roundTrip.request.headers;
  return {
    ...Object.fromEntries(Object.entries(headers).filter(([name]) => !onlyFrontEndsSay.has(name))),
    [exchangeHeaders.commonAccessToken]: signIdentity(identityOf(host, account), host.labKey),
    [exchangeHeaders.proxyUri]: `${originOf(roundTrip)}${roundTrip.target}`,
    [exchangeHeaders.forwardedFor]: roundTrip.connection.entry.peer.address,
  };
}

/** Whether a CAS2007 sent the request on to this server: then it is not sent on again. */
export function isProxiedBy2007(host: ExchangeHost, { claims: { token } }: RoundTrip): boolean {
  return token !== null && token !== 'forged' && serverNamed(host.topology(), token.issuer)?.version === 2007;
}

/** The one of several equal targets that a mailbox's requests stay with. */
export function stickyChoice<T>(targets: readonly T[], { mailboxGuid }: MailboxFacts): T | undefined {
  return targets[Number.parseInt(mailboxGuid.slice(0, 8), 16) % targets.length];
}

/** What the client typed: of a request that a front end vouches for, the URL at the front end. */
export function originOf({ request, claims, host }: RoundTrip): string {
  const proxied = request.headers[exchangeHeaders.proxyUri];
  const isVouchedFor = claims.token !== null && claims.token !== 'forged';
  if (isVouchedFor && typeof proxied === 'string' && URL.canParse(proxied)) return new URL(proxied).origin;
  return `https://${request.headers.host ?? host.fqdn}`;
}
