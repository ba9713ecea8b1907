import { createHmac } from 'node:crypto';
import { sameText } from '../../../contract/identity.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import type { RoundTrip } from '../../kit/round-trip.ts';
import { cookieOf, setCookie } from './session.ts';

/** The request header that carries a canary back. */
const canaryHeader = 'x-owa-canary';

/** The canary of a user at one version's servers: every one of them makes the same, without remembering it. */
export function canaryOf(host: ExchangeHost, user: string): string {
  return createHmac('sha256', host.labKey)
    .update(`canary:${host.server().version}:${user}`)
    .digest('base64url');
}

/** Sets the cookie when the client does not have it yet. Scripts have to read it: it is not HttpOnly. */
export function issueCanary(roundTrip: RoundTrip, cookie: string, canary: string): void {
  if (cookieOf(roundTrip.request, cookie) !== canary) {
    setCookie(roundTrip, cookie, canary, { httpOnly: false });
  }
}

/** Whether a request that changes something carries its user's canary, in the cookie and once more beside it. */
export function hasCanary(roundTrip: RoundTrip, cookie: string, canary: string, form: string): boolean {
  const { request, query } = roundTrip;
  const echoed =
    request.headers[canaryHeader] ??
    new URLSearchParams(form).get('canary') ??
    new URLSearchParams(query).get('canary');
  return (
    typeof echoed === 'string' &&
    sameText(echoed, canary) &&
    sameText(cookieOf(request, cookie) ?? '', canary)
  );
}
