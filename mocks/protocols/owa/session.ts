import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import { sessionLifetimes } from '../../../protocols/owa/fba.ts';
import type { Server } from '../../../topology/index.ts';
import type { ExchangeHost } from '../../kit/host.ts';
import type { RoundTrip } from '../../kit/round-trip.ts';
import { type OwaSession, signSession, verifySession } from './signed-session.ts';

/** The cookies of 2007 and 2010 (wire.md §2); `sessionid` is only a name, `cadata` is the signed session. */
const sessionIdCookie = 'sessionid';
const sessionCookie = 'cadata';

const attributes = { path: '/', httpOnly: true, secure: true } as const;
const expired = new Date(0);

/** Servers of one version and site read each other's sessions: they stand behind one load-balanced name. */
function purposeOf({ version, site }: Server): string {
  return `${version}@${site}`;
}

/** The session of a request, over or not; null without one that this server can open. */
export function readSession(host: ExchangeHost, request: IncomingMessage): OwaSession | null {
  const signed = cookieOf(request, sessionCookie);
  return signed === undefined ? null : verifySession(signed, host.labKey, purposeOf(host.server()));
}

export function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const header = request.headers.cookie;
  return header === undefined ? undefined : parseCookie(header)[name];
}

/** Every session cookie taken out of a Cookie header; undefined when nothing is left. */
export function withoutSession(header: string | undefined): string | undefined {
  const kept = (header ?? '')
    .split(/; */)
    .filter((pair) => ![sessionIdCookie, sessionCookie].includes(pair.split('=', 1)[0] ?? ''));
  return kept.join('; ') || undefined;
}

/** `aging`: still live, but due to be issued anew, for a session slides with its use. */
export function stateOf(session: OwaSession, now: number): 'live' | 'aging' | 'expired' {
  const lifetime = session.isPrivate ? sessionLifetimes.private : sessionLifetimes.public;
  const age = now - session.lastSeen;
  if (age >= lifetime) return 'expired';
  return age > lifetime / 4 ? 'aging' : 'live';
}

/** Issues the cookies of a session that is seen now. */
export function issueSession(
  host: ExchangeHost,
  roundTrip: RoundTrip,
  session: Omit<OwaSession, 'lastSeen'>,
): void {
  const { user, userPrincipalName, isPrivate } = session;
  const seen = { user, userPrincipalName, isPrivate, lastSeen: host.clock.now() };
  setCookie(
    roundTrip,
    sessionIdCookie,
    cookieOf(roundTrip.request, sessionIdCookie)?.match(/^[0-9a-f-]{36}$/)?.[0] ?? randomUUID(),
  );
  setCookie(roundTrip, sessionCookie, signSession(seen, host.labKey, purposeOf(host.server())));
}

export function clearSession(roundTrip: RoundTrip): void {
  for (const name of [sessionIdCookie, sessionCookie]) clearCookie(roundTrip, name);
}

export function setCookie(roundTrip: RoundTrip, name: string, value: string, options: object = {}): void {
  roundTrip.cookies.push(stringifySetCookie({ name, value, ...attributes, ...options }));
}

export function clearCookie(roundTrip: RoundTrip, name: string): void {
  setCookie(roundTrip, name, '', { expires: expired });
}
