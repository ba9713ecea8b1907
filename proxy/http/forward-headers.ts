import type { IncomingMessage } from 'node:http';
import { exchangeHeaders, hopByHopHeaders, labHeaders } from '../../protocols/http/headers.ts';
import { sameName } from '../../topology/index.ts';
import type { Target } from '../types.ts';
import { withoutSessionCookies } from './session.ts';

/** What the front end adds to a request on its way to a back end (wire.md §1). */
export interface RequestMarks {
  target: Target;
  /** Content of X-CommonAccessToken. */
  token: string;
  /** Host as the client spelt it. */
  clientHost: string;
  /** Path and query. */
  url: string;
  peer: string;
  requestId: string;
}

/** What the front end alone may say (identity, its own marks), and the lab's headers: never taken from a client. */
const droppedAtTheEdge = [
  exchangeHeaders.commonAccessToken,
  exchangeHeaders.fromFrontEnd,
  exchangeHeaders.proxyUri,
  exchangeHeaders.frontEndServer,
  exchangeHeaders.calculatedTarget,
  exchangeHeaders.backEndServer,
  exchangeHeaders.diagnostics,
  ...Object.values(labHeaders),
];

const neverForwarded: ReadonlySet<string> = new Set([
  ...hopByHopHeaders,
  ...droppedAtTheEdge,
  'host',
  'authorization',
  'expect',
]);

/** Header list (name, value, name, value …) for the back end. */
export type RequestHeaders = (request: IncomingMessage, marks: RequestMarks) => string[];

/** See RequestHeaders; one walk over what the client sent. */
export const backEndRequestHeaders: RequestHeaders = (request, marks) => {
  const named = namedInConnection(request.headers.connection);
  const { rawHeaders } = request;
  const headers: string[] = ['host', marks.target.fqdn];
  const forwardedFor: string[] = [];
  let hasClientRequestId = false;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    const value = rawHeaders[index + 1] ?? '';
    const lower = name.toLowerCase();
    if (neverForwarded.has(lower) || named?.has(lower)) continue;
    if (lower === 'cookie') {
      const kept = withoutSessionCookies(value);
      if (kept !== undefined) headers.push(name, kept);
      continue;
    }
    if (lower === exchangeHeaders.forwardedFor) {
      forwardedFor.push(value);
      continue;
    }
    if (lower === exchangeHeaders.clientRequestId) hasClientRequestId = true;
    headers.push(name, value);
  }
  if (!hasClientRequestId) headers.push(exchangeHeaders.clientRequestId, marks.requestId);
  headers.push(
    exchangeHeaders.forwardedFor,
    [...forwardedFor, marks.peer].join(', '),
    exchangeHeaders.fromFrontEnd,
    '1',
    exchangeHeaders.proxyUri,
    `https://${marks.clientHost}${marks.url}`,
    exchangeHeaders.commonAccessToken,
    marks.token,
  );
  return headers;
};

/** Raw headers as undici hands them over. */
export type RawHeaders = readonly (Buffer | string)[];

const neverAnswered: ReadonlySet<string> = new Set([
  ...hopByHopHeaders,
  labHeaders.routingError,
  exchangeHeaders.frontEndServer,
  exchangeHeaders.calculatedTarget,
  exchangeHeaders.diagnostics,
  exchangeHeaders.requestId,
]);

/** Header list for the client: of the back end's headers what may pass, and then `own`. */
export type AnswerHeaders = (
  raw: RawHeaders,
  /** The answer's `Connection`. */
  connection: string | undefined,
  answered: { target: Target; clientHost: string },
  own: readonly string[],
) => string[];

/** See AnswerHeaders; names stay as the back end spelt them. */
export const clientAnswerHeaders: AnswerHeaders = (raw, connection, answered, own) => {
  const named = namedInConnection(connection);
  const headers: string[] = [];
  let namesBackEnd = false;
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = text(raw[index]);
    const lower = name.toLowerCase();
    if (neverAnswered.has(lower) || named?.has(lower)) continue;
    const value = text(raw[index + 1]);
    if (lower === exchangeHeaders.backEndServer) namesBackEnd = true;
    headers.push(
      name,
      lower === 'location' ? atClientHost(value, answered.target, answered.clientHost) : value,
    );
  }
  if (!namesBackEnd) headers.push(exchangeHeaders.backEndServer, answered.target.server);
  for (const item of own) headers.push(item);
  return headers;
};

/** Header list of a 1xx answer that is passed on. */
export function informationalHeaders(raw: RawHeaders, connection: string | undefined): string[] {
  const named = namedInConnection(connection);
  const headers: string[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = text(raw[index]);
    const lower = name.toLowerCase();
    if (!neverAnswered.has(lower) && !named?.has(lower)) headers.push(name, text(raw[index + 1]));
  }
  return headers;
}

/** Trailers that may be passed on; null when there are none. */
export function clientTrailers(raw: RawHeaders | null | undefined): [string, string][] | null {
  if (raw === null || raw === undefined || raw.length === 0) return null;
  const trailers: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = text(raw[index]);
    if (!neverATrailer.has(name.toLowerCase())) trailers.push([name, text(raw[index + 1])]);
  }
  return trailers;
}

/** RFC 9110 §6.5.1: framing, routing and authentication may not come late. */
const neverATrailer: ReadonlySet<string> = new Set([
  ...neverAnswered,
  'content-length',
  'content-encoding',
  'content-type',
  'content-range',
  'host',
  'set-cookie',
  'www-authenticate',
]);

/** A back end's URL for itself leads the client nowhere: it is moved to the name the client used. */
function atClientHost(location: string, target: Target, clientHost: string): string {
  const authority = /^https?:\/\/([^/?#]*)/i.exec(location);
  const host = authority?.[1] ?? '';
  const isItself = sameName(host, target.fqdn) || sameName(host, `${target.fqdn}:${target.port}`);
  if (authority === null || !isItself) return location;
  return `https://${clientHost}${location.slice(authority[0].length)}`;
}

function namedInConnection(connection: string | undefined): ReadonlySet<string> | undefined {
  if (connection === undefined) return undefined;
  const lower = connection.toLowerCase();
  if (lower === 'keep-alive' || lower === 'close') return undefined;
  return new Set(lower.split(',').map((name) => name.trim()));
}

const text = (value: Buffer | string | undefined) =>
  typeof value === 'string' ? value : (value?.toString('latin1') ?? '');
