import type { IncomingHttpHeaders } from 'node:http';
import { signIdentity } from '../../contract/identity.ts';
import { exchangeHeaders, labHeaders } from '../../protocols/http/headers.ts';
import { type Account, type ExchangeVersion, type MailboxFacts, serverNamed } from '../../topology/index.ts';
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

/** Version of the server that vouches for the user, and so has sent the request on; null for a client's own. */
function sentBy({ claims: { token }, host }: RoundTrip): ExchangeVersion | null {
  return token === null || token === 'forged'
    ? null
    : (serverNamed(host.topology(), token.issuer)?.version ?? null);
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

/** What a route is decided by. */
export function factsOf(roundTrip: RoundTrip) {
  const { claims, request, target } = roundTrip;
  const [path = ''] = target.split('?', 1);
  const credentials = claims.token !== null ? 'identity' : claims.basic !== null ? 'password' : 'session';
  return { method: request.method ?? '', path, credentials, sentBy: sentBy(roundTrip) } as const;
}

/** `url` with the request's own query. */
export function withQuery(url: string, { query }: Pick<RoundTrip, 'query'>): string {
  return query === '' ? url : `${url}?${query}`;
}
