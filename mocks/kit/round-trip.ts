import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { signAuthor } from '../../contract/author.ts';
import type { ConversationEntry, HttpDetail, IdentitySource } from '../../contract/journal.ts';
import { labHeaders } from '../../protocols/http/headers.ts';
import type { Claims } from './claims.ts';
import type { Host } from './host.ts';
import type { Connection } from './server.ts';

/** A request in the journal. */
export type HttpEntry = ConversationEntry<HttpDetail>;

/** One HTTP request and its answer (RFC 9110 calls the pair an exchange). */
export interface RoundTrip {
  host: Host;
  request: IncomingMessage;
  response: ServerResponse;
  connection: Connection;
  entry: HttpEntry;
  claims: Claims;
  /** Path and query as received, always in origin-form (RFC 9112 §3.2.1). */
  target: string;
  /** Path in lower case, as IIS compares it. */
  path: string;
  query: string;
  /** Set-Cookie values that go out with whatever answer is made. */
  cookies: string[];
  /** Aborted when the peer goes away before it has its answer. */
  gone: AbortSignal;
}

/** Node has no phrase of its own for these. */
const reasonPhrases: Record<number, string> = { 440: 'Login Timeout' };

/** Answers, signs the answer and journals it; does nothing when the peer is gone or has its answer. */
export function answer(
  roundTrip: RoundTrip,
  status: number,
  headers: OutgoingHttpHeaders = {},
  body: string | Buffer = '',
): void {
  const { response, request, cookies } = roundTrip;
  if (response.destroyed || response.headersSent) return;
  const phrase = reasonPhrases[status];
  const head: OutgoingHttpHeaders = {
    ...headers,
    'content-length': Buffer.byteLength(body),
    [labHeaders.author]: authorOf(roundTrip, status),
    ...(cookies.length > 0 && { 'set-cookie': cookies }),
  };
  if (phrase === undefined) response.writeHead(status, head);
  else response.writeHead(status, phrase, head);
  response.end(request.method === 'HEAD' ? undefined : body);
  // Before anybody can have read the answer: all of this is one turn of the event loop.
  finish(roundTrip, status);
}

export function answerJson(
  roundTrip: RoundTrip,
  status: number,
  value: unknown,
  headers: OutgoingHttpHeaders = {},
): void {
  answer(
    roundTrip,
    status,
    { 'content-type': 'application/json; charset=utf-8', ...headers },
    JSON.stringify(value),
  );
}

type Journalled = Pick<RoundTrip, 'host' | 'entry' | 'connection'>;

/** Journals that the answer is complete; its last byte must have been written. */
export function finish({ host, entry, connection }: Journalled, status: number): void {
  host.journal.update(entry, {
    state: 'answered',
    endedAt: host.clock.now(),
    ...connection.takeBytes(),
    detail: { ...entry.detail, status },
  });
}

/** Journals that the peer has gone, or is cut off, without a whole answer. */
export function abandon({ host, entry, connection }: Journalled): void {
  host.journal.update(entry, { state: 'aborted', endedAt: host.clock.now(), ...connection.takeBytes() });
}

/** Journals who asks, as soon as that is known. */
export function attribute(roundTrip: RoundTrip, user: string, identity: IdentitySource | null): void {
  const { host, entry } = roundTrip;
  if (entry.user === user && entry.identity === identity) return;
  host.journal.update(entry, { user, identity });
}

/** The signature of an answer with this status. */
export function authorOf({ host, entry }: RoundTrip, status: number): string {
  return signAuthor({ server: host.name, conversation: entry.id, status: String(status) }, host.labKey);
}
