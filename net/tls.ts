import { randomBytes } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { LRUCache } from 'lru-cache';

/** A server's certificate and key with the CA that everybody in a lab trusts; all PEM. */
export interface TlsIdentity {
  key: string;
  cert: string;
  ca: string;
}

/** What may be the newest version that an end of a connection speaks. */
export type TlsVersion = 'TLSv1.2' | 'TLSv1.3';

/**
 * What the servers of the organisation speak at most, and the clients of their time: Windows Server 2008 R2 and 2012 know
 * nothing newer. A resumed session costs half of what it does with TLS 1.3, which makes new keys even then.
 */
export const tlsVersionOfTheTime: TlsVersion = 'TLSv1.2';

/** Key agreement, best first: without the hybrid post-quantum one, which takes longer than all the rest of a handshake. */
const groups = 'X25519:P-256:P-384';

/** How one client speaks TLS: whom it trusts, and the sessions that servers gave it. */
export interface TlsClient {
  secureContext: SecureContext;
  sessions: TlsSessions;
}

interface TlsSessions {
  /** The session to resume with an end point; else one of another server of that name, which may share its keys. */
  offer(servername: string, address: string, port: number): { session?: Buffer };
  keep(servername: string, address: string, port: number, session: Buffer): void;
}

const clients = new Map<string, TlsClient>();

/** Whoever trusts the same authority shares the sessions that servers gave: a resumed one is half the work. */
export function tlsClientFor(ca: string, maxVersion?: TlsVersion): TlsClient {
  const key = `${maxVersion} ${ca}`;
  const known = clients.get(key) ?? {
    secureContext: createSecureContext({ ca, ecdhCurve: groups, ...(maxVersion && { maxVersion }) }),
    sessions: createSessions(),
  };
  clients.set(key, known);
  return known;
}

function createSessions(): TlsSessions {
  const sessions = new LRUCache<string, Buffer>({ max: 1000 });
  return {
    offer(servername, address, port) {
      const session = sessions.get(`${servername} ${address}:${port}`) ?? sessions.get(servername);
      return session === undefined ? {} : { session };
    },
    keep(servername, address, port, session) {
      sessions.set(`${servername} ${address}:${port}`, session);
      sessions.set(servername, session);
    },
  };
}

const contexts = new WeakMap<TlsIdentity, Map<TlsVersion | undefined, SecureContext>>();

/**
 * A server's side of TLS. One for each identity, however many labs it serves: making one takes longer than making a
 * server, and sessions are resumed in all of them.
 */
export function serverContextOf(identity: TlsIdentity, maxVersion?: TlsVersion): SecureContext {
  const ofIdentity = contexts.get(identity) ?? new Map<TlsVersion | undefined, SecureContext>();
  const { key, cert } = identity;
  const context =
    ofIdentity.get(maxVersion) ??
    createSecureContext({ key, cert, ecdhCurve: groups, ...(maxVersion && { maxVersion }) });
  contexts.set(identity, ofIdentity.set(maxVersion, context));
  return context;
}

const ticketKeys = new WeakMap<TlsIdentity, Buffer>();

/** For a server that makes its own context: whoever has the same identity resumes its sessions. */
export function ticketKeysOf(identity: TlsIdentity): Buffer {
  const keys = ticketKeys.get(identity) ?? randomBytes(48);
  ticketKeys.set(identity, keys);
  return keys;
}
