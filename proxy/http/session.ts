import { parseCookie, stringifySetCookie } from 'cookie';
import { fbaPaths, sessionLifetimes } from '../../protocols/owa/fba.ts';
import { type OwaSession, openSession, sealSession } from './sealed-session.ts';

/**
 * The cookies of a 2013 front end's FBA session (wire.md §2: names are Exchange's, content is our own). One sealed
 * text is spread over cadataIV, cadataSig and cadata; cadataTTL and cadataKey only inform, nothing trusts them.
 */
const sessionCookieNames = ['cadata', 'cadataTTL', 'cadataKey', 'cadataIV', 'cadataSig'] as const;

/** What a request's cookies say about its session. */
export type SessionState =
  | { kind: 'none' }
  | { kind: 'expired' }
  /** `stale`: its cookies should be sealed anew with this answer. */
  | { kind: 'valid'; session: OwaSession; stale: boolean };

const purpose = 'cas2013';
const attributes = { path: '/', secure: true, httpOnly: true } as const;
const ivLength = 16;
const signatureLength = 22;

const lifetimeOf = (session: OwaSession) =>
  session.isPrivate ? sessionLifetimes.private : sessionLifetimes.public;

/** The sessions of one front end's forms-based authentication. */
export interface Sessions {
  /** Reads the session of a `Cookie` header. Sliding: idle for 15 minutes (public) or 8 hours (private), it is over. */
  read(cookieHeader: string | undefined, now: number): SessionState;
  /** Whether a request of its user's prolongs a session. @param url path and query */
  isActivity(url: string): boolean;
  /** `Set-Cookie` values that begin or prolong a session. */
  issue(session: OwaSession): string[];
  /** `Set-Cookie` values that end a session. */
  end(): string[];
}

/**
 * @param secret seals the cookies; the same on every front end behind one name
 * @param refreshMs how old cookies may get before they are sealed anew
 */
export function createSessions(secret: string, refreshMs: number): Sessions {
  return {
    read: (cookieHeader, now) => readSession(cookieHeader, secret, now, refreshMs),
    isActivity,
    issue: (session) => sessionCookies(session, secret),
    end: endedSessionCookies,
  };
}

/** What an idle browser asks by itself is none: it says so by `UA=0` (KB2478286), or keeps alive (our own choice). */
function isActivity(url: string): boolean {
  const [path = '', query] = url.split('?', 2);
  return path.toLowerCase() !== fbaPaths.keepAlive && new URLSearchParams(query).get('UA') !== '0';
}

function sessionCookies(session: OwaSession, secret: string): string[] {
  const sealed = sealSession(session, secret, purpose);
  const signatureEnd = ivLength + signatureLength;
  const values: Record<(typeof sessionCookieNames)[number], string> = {
    cadata: sealed.slice(signatureEnd),
    cadataTTL: String(session.lastSeen + lifetimeOf(session)),
    cadataKey: '1',
    cadataIV: sealed.slice(0, ivLength),
    cadataSig: sealed.slice(ivLength, signatureEnd),
  };
  return sessionCookieNames.map((name) => stringifySetCookie({ name, value: values[name], ...attributes }));
}

function endedSessionCookies(): string[] {
  const ended = { value: '', expires: new Date(0), maxAge: 0, ...attributes };
  return sessionCookieNames.map((name) => stringifySetCookie({ name, ...ended }));
}

function readSession(
  cookieHeader: string | undefined,
  secret: string,
  now: number,
  refreshMs: number,
): SessionState {
  if (!cookieHeader?.includes('cadata')) return { kind: 'none' };
  const { cadata: data, cadataIV: iv, cadataSig: signature } = parseCookie(cookieHeader);
  if (data === undefined || iv === undefined || signature === undefined) return { kind: 'none' };
  const session = openSession(iv + signature + data, secret, purpose);
  if (session === null) return { kind: 'none' };
  const idle = now - session.lastSeen;
  if (idle >= lifetimeOf(session)) return { kind: 'expired' };
  return { kind: 'valid', session, stale: idle >= refreshMs };
}

/**
 * A `Cookie` header without the session's cookies, for the back end; undefined when nothing is left. The header is cut as
 * a text: parsed and written anew, somebody else's cookies would not stay as they are, byte for byte.
 */
export function withoutSessionCookies(cookieHeader: string): string | undefined {
  if (!cookieHeader.includes('cadata')) return cookieHeader;
  const kept = cookieHeader
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '' && !isSessionCookie(pair.split('=', 1)[0] ?? ''));
  return kept.length === 0 ? undefined : kept.join('; ');
}

const isSessionCookie = (name: string) => (sessionCookieNames as readonly string[]).includes(name.trim());
