import { createHmac } from 'node:crypto';
import { sameText } from '../../../contract/identity.ts';

/** What the session cookie of a mock says. Nothing in it is secret, so it is signed and not encrypted (own choice). */
export interface OwaSession {
  /** sAMAccountName, alias suffix included. */
  user: string;
  userPrincipalName: string;
  isPrivate: boolean;
  /** Milliseconds since the epoch on the server's clock. */
  lastSeen: number;
}

/** `<base64url JSON>.<base64url HMAC-SHA-256>`; only servers with the same key and `purpose` believe it. */
export function signSession(session: OwaSession, key: string, purpose: string): string {
  const text = Buffer.from(JSON.stringify(session)).toString('base64url');
  return `${text}.${signatureOf(text, key, purpose)}`;
}

/** The session of a cookie; null for anything that was not signed with the same key for the same purpose. */
export function verifySession(cookie: string, key: string, purpose: string): OwaSession | null {
  const [text = '', signature = ''] = cookie.split('.', 2);
  if (!sameText(signature, signatureOf(text, key, purpose))) return null;
  return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as OwaSession;
}

function signatureOf(text: string, key: string, purpose: string): string {
  return createHmac('sha256', key).update(`owa session of ${purpose}:${text}`).digest('base64url');
}
