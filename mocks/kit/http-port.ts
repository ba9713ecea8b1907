import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { signAuthor } from '../../contract/author.ts';
import type { ConversationEntry, HttpDetail } from '../../contract/journal.ts';
import { createServer } from '../../net/http-server.ts';
import { labHeaders } from '../../protocols/http/headers.ts';
import { BodyTooLargeError } from './body.ts';
import { type Claims, claimedBy, readClaims } from './claims.ts';
import type { Host } from './host.ts';
import { hasBody, watchBody } from './received-body.ts';
import { abandon, answer, finish, type HttpEntry, type RoundTrip } from './round-trip.ts';
import { withoutSecrets } from './secrets.ts';
import type { Connection, Port } from './server.ts';
import { underFaults } from './under-faults.ts';

/** What answers the requests of an HTTP port. */
export interface Application {
  /** The protocol that a path (in lower case) belongs to, for journal and faults. */
  protocolOf(path: string): string;
  /** Whom the head of a request names, beyond the identities that claims.ts knows (such as a session cookie). */
  claimedBy?: (request: IncomingMessage) => Pick<ConversationEntry, 'user' | 'identity'> | null;
  handle(roundTrip: RoundTrip): Promise<void> | void;
  /** Answers when `handle` threw; default: a bare 500. */
  fail?: (roundTrip: RoundTrip, error: unknown) => void;
}

/** Octets of a request's head: what http.sys admits for a ticket-laden request, doubled. */
const maxHeaderSize = 32_768;
const keepAliveTimeoutMs = 600_000;

/** A TLS port that speaks HTTP. The connections reach node:http one by one, because RPC over HTTP needs their first bytes. */
export function httpPort(host: Host, nominalPort: number, application: Application): Port {
  const connections = new WeakMap<object, Connection>();
  // What node:http would answer by itself would be neither signed nor journalled: a missing Host, an unknown Expect.
  const server = createServer({
    maxHeaderSize,
    requireHostHeader: false,
    requestTimeout: 0,
    keepAliveTimeout: keepAliveTimeoutMs,
  });
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const connection = connections.get(request.socket);
    if (connection !== undefined) serve(host, application, connection, request, response);
  };
  server.on('request', onRequest);
  server.on('checkExpectation', onRequest);
  server.on('connect', ({ method }, socket) => {
    const connection = connections.get(socket);
    if (connection !== undefined) refuse(host, connection, socket, 405, 'Method Not Allowed', method);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const connection = connections.get(socket);
    // Who ends the connection within a request has left: there is nobody to answer.
    const hasLeft = error.code === 'HPE_INVALID_EOF_STATE';
    const isUnreadable = error.code?.startsWith('HPE_') === true && !hasLeft && socket.writable;
    if (connection === undefined || !isUnreadable) socket.destroy();
    else if (error.code === 'HPE_HEADER_OVERFLOW') {
      refuse(host, connection, socket, 431, 'Request Header Fields Too Large');
    } else refuse(host, connection, socket, 400, 'Bad Request');
  });
  return {
    nominalPort,
    secure: true,
    accept(socket, connection) {
      connections.set(socket, connection);
      server.emit('connection', socket);
    },
  };
}

function serve(
  host: Host,
  application: Application,
  connection: Connection,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { target, path, query } = splitTarget(request.url ?? '/');
  const claims = readClaims(request.headers, host.labKey);
  const entry = journalRequest(host, connection, request, application, path, claims);
  if (!entry.received) {
    watchBody(request, (body) =>
      host.journal.update(entry, { received: true, detail: { ...entry.detail, body } }),
    );
  }
  const gone = new AbortController();
  response.once('close', () => {
    if (entry.state === 'answered' || entry.state === 'aborted') return;
    abandon({ host, entry, connection });
    gone.abort();
  });
  const roundTrip: RoundTrip = {
    host,
    request,
    response,
    connection,
    entry,
    claims,
    target,
    path,
    query,
    cookies: [],
    gone: gone.signal,
  };
  underFaults(roundTrip, () => {
    if (request.headers.host !== undefined || request.httpVersion === '1.0')
      return application.handle(roundTrip);
    answer(roundTrip, 400, { connection: 'close' }, 'expected a Host header');
  }).catch((error: unknown) => {
    if (response.destroyed || entry.state === 'answered') return;
    if (error instanceof BodyTooLargeError) answer(roundTrip, 413, { connection: 'close' }, error.message);
    else if (application.fail === undefined) unexpected(roundTrip, error);
    else application.fail(roundTrip, error);
  });
}

/** A fault of the mock's own: 500, and a warning on the process, for nobody else would notice. */
export function unexpected(roundTrip: RoundTrip, error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error), { code: roundTrip.host.name });
  answer(roundTrip, 500, { 'content-type': 'text/plain; charset=utf-8' }, 'internal error of the mock');
}

function journalRequest(
  host: Host,
  connection: Connection,
  request: IncomingMessage,
  application: Application,
  path: string,
  claims: Claims,
): HttpEntry {
  const claimed = claimedBy(claims) ?? application.claimedBy?.(request) ?? null;
  return journalBeginning(host, connection, {
    protocol: application.protocolOf(path),
    user: claimed?.user ?? null,
    identity: claimed?.identity ?? null,
    received: !hasBody(request),
    method: request.method ?? '',
    url: request.url ?? '',
    host: request.headers.host ?? '',
    httpVersion: request.httpVersion,
    userAgent: request.headers['user-agent'] ?? '',
    headers: withoutSecrets(request.rawHeaders),
  });
}

/** Journals a request of which nothing but this is known yet. */
function journalBeginning(
  host: Host,
  connection: Connection,
  {
    protocol,
    user,
    identity,
    received,
    ...detail
  }: Pick<HttpEntry, 'protocol' | 'user' | 'identity' | 'received'> &
    Omit<HttpDetail, 'transport' | 'body' | 'status'>,
): HttpEntry {
  return host.journal.add<HttpEntry>({
    kind: 'conversation',
    connection: connection.entry.id,
    protocol,
    secure: connection.entry.secure,
    user,
    identity,
    received,
    state: 'open',
    endedAt: null,
    bytesSent: null,
    bytesReceived: null,
    detail: { transport: 'http', ...detail, body: '', status: null },
  });
}

/** Answers what never becomes a round trip, signed and journalled like any other, and closes the connection. */
function refuse(
  host: Host,
  connection: Connection,
  socket: Duplex,
  status: number,
  phrase: string,
  method = '',
): void {
  const entry = journalBeginning(host, connection, {
    protocol: 'http',
    user: null,
    identity: null,
    received: true,
    method,
    url: '',
    host: '',
    httpVersion: '1.1',
    userAgent: '',
    headers: [],
  });
  const author = signAuthor(
    { server: host.name, conversation: entry.id, status: String(status) },
    host.labKey,
  );
  socket.end(
    `HTTP/1.1 ${status} ${phrase}\r\nconnection: close\r\ncontent-length: 0\r\n${labHeaders.author}: ${author}\r\n\r\n`,
  );
  finish({ host, entry, connection }, status);
}

/** Reduces absolute-form, as clients of proxies send it, to origin-form. */
function splitTarget(received: string): Pick<RoundTrip, 'target' | 'path' | 'query'> {
  const local = received.replace(/^https?:\/\/[^/?#]*/i, '');
  const target = local.startsWith('/') ? local : `/${local}`;
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  return { target, path: path.toLowerCase(), query: mark === -1 ? '' : target.slice(mark + 1) };
}
