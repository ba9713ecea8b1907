import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What an FBA session cookie says. Content and format are our own; the cookie is encrypted and authenticated. */
export interface OwaSession {
  /** sAMAccountName, alias suffix included. */
  user: string;
  userPrincipalName: string;
  isPrivate: boolean;
  /** Milliseconds since the epoch on the server's clock. */
  lastSeen: number;
}

/** Encrypts a session (AES-256-GCM) under a key that follows from `secret` and `purpose`. */
export function sealSession(session: OwaSession, secret: string, purpose: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(session), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The session, or null for anything that was not sealed under the same secret and purpose. */
export function openSession(cookie: string, secret: string, purpose: string): OwaSession | null {
  const bytes = Buffer.from(cookie, 'base64url');
  // What the decoder would leave out was not written by whoever sealed it.
  if (bytes.length < 29 || bytes.toString('base64url') !== cookie) return null;
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    const opened = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    return JSON.parse(opened.toString('utf8')) as OwaSession;
  } catch {
    return null;
  }
}

const keys = new Map<string, Buffer>();

function keyFor(secret: string, purpose: string): Buffer {
  const name = `${purpose}:${secret}`;
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = Buffer.from(hkdfSync('sha256', secret, '', `owa-session:${purpose}`, 32));
  if (keys.size > 100) keys.clear();
  keys.set(name, key);
  return key;
}
