import type { Agent, ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { HeaderLine } from '../../../contract/journal.ts';
import { encodingOf, isText } from '../../../protocols/http/media-type.ts';
import type { NoAnswer } from '../observation.ts';
import type { Pace } from '../types.ts';
import { type HttpAnswer, headersOf } from './attempt.ts';
import type { ReadyConnection } from './connection.ts';

/** `net/http-server.ts` says why it is not imported. */
const http = process.getBuiltinModule('node:http');

/** A request as it goes out. */
export interface OutgoingRequest {
  /** The request target, byte for byte. */
  target: string;
  method: string;
  /** Names and values, in order, Host included. Without a length or `transfer-encoding` the body's length is added. */
  headers: readonly HeaderLine[];
  body: Buffer;
  /** Bytes of the body that go out at once; the rest waits for the clock. Default: all. */
  atOnce?: number;
}

/** What came of a request. */
export interface Exchanged {
  answer?: HttpAnswer;
  /** Why no whole answer came. */
  error?: string;
  noAnswer?: NoAnswer;
  partial?: HttpAnswer;
}

/** What an exchange works with. */
export interface ExchangeMeans {
  agent: Agent;
  /** The connection that a socket of the agent's is. */
  connectionOf(socket: Socket): ReadyConnection | undefined;
  /** Bytes of a body that are read; a larger answer is an error. */
  bodyLimit: number;
  pace?: Pace;
  /** Ends the exchange, wherever it is. */
  signal: AbortSignal;
}

/** Octets of an answer's head that are read. */
const headLimit = 65_536;

/** Without a body these say `content-length: 0` (RFC 9110 §8.6). */
const methodsWithBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** By the codes of Node's errors. */
const noAnswerCodes: Readonly<Record<Exclude<NoAnswer, 'cut short'>, RegExp>> = {
  'unknown name': /^ENOTFOUND$/,
  refused: /^ECONNREFUSED$/,
  reset: /^(ECONNRESET|EPIPE)$/,
  untrusted: /^(CERT_|ERR_TLS_CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_)/,
};

/** Sends one request on a connection of the agent and reads the answer. Never rejects. */
export function exchange(outgoing: OutgoingRequest, means: ExchangeMeans): Promise<Exchanged> {
  return new Promise((resolve) => {
    try {
      const request = startRequest(outgoing, means);
      readAnswer(request, outgoing.method, means, resolve);
      sendBody(request, outgoing, means);
    } catch (error) {
      // What node:http does not let pass: control characters in a target or a value.
      resolve({ error: describe(error) });
    }
  });
}

function startRequest(
  { method, target, headers, body }: OutgoingRequest,
  { agent, signal }: ExchangeMeans,
): ClientRequest {
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const isFramed = names.has('content-length') || names.has('transfer-encoding');
  const length =
    body.length > 0 || methodsWithBody.has(method) ? [['content-length', String(body.length)]] : [];
  return http.request({
    agent,
    signal,
    method,
    path: target,
    maxHeaderSize: headLimit,
    headers: [...headers, ...(isFramed ? [] : length)].flat(),
  });
}

/** The body waits for `100 Continue` where the request asks for that (RFC 9110 §10.1.1). */
function sendBody(
  request: ClientRequest,
  { headers, body, atOnce }: OutgoingRequest,
  { pace }: ExchangeMeans,
): void {
  const waits = headers.some(([name, value]) => /^expect$/i.test(name) && /^100-continue$/i.test(value));
  const send = () => {
    if (atOnce === undefined || pace === undefined) {
      request.end(body);
      return;
    }
    request.write(body.subarray(0, atOnce));
    void pace.untilClockMoved().then(() => request.end(body.subarray(atOnce)));
  };
  if (waits) request.once('continue', send);
  else send();
}

function readAnswer(
  request: ClientRequest,
  method: string,
  means: ExchangeMeans,
  resolve: (exchanged: Exchanged) => void,
): void {
  let failure: Error | undefined;
  let response: IncomingMessage | undefined;
  const interim: number[] = [];
  request
    .on('information', ({ statusCode }) => {
      if (statusCode !== 100) interim.push(statusCode);
    })
    .on('error', (error) => {
      failure ??= error;
      if (response === undefined) resolve({ error: describe(error), ...kindOf(error) });
    })
    .on('response', (answering) => {
      response = answering;
      const connection = means.connectionOf(answering.socket);
      const chunks: Buffer[] = [];
      let size = 0;
      const whole = () => {
        const answer = answerOf(answering, Buffer.concat(chunks));
        resolve({ answer: interim.length === 0 ? answer : { ...answer, interim } });
      };
      const cutShort = (reason: string) => {
        const { status } = answerOf(answering, Buffer.alloc(0));
        resolve({
          error: `a ${status} answer came only in part, ${shownPart(size, answering)}: ${reason}`,
          ...(!means.signal.aborted && { noAnswer: 'cut short' }),
          partial: answerOf(answering, Buffer.concat(chunks)),
        });
      };
      answering
        .once('data', () => means.pace?.answerBegins())
        .on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          size += chunk.length;
          if (size <= means.bodyLimit) return;
          resolve({
            error: `a ${answering.statusCode} answer: its body is larger than ${means.bodyLimit} bytes`,
          });
          request.destroy();
        })
        .on('error', (error) => cutShort(describe(failure ?? error)))
        .on('end', () => {
          if (isSurplus(failure)) {
            const error = `a ${answering.statusCode} answer to ${method} was followed by bytes that belong to no answer`;
            resolve({ error, partial: answerOf(answering, Buffer.concat(chunks)) });
          }
          // node:http takes whatever ends the connection for the end of such a body.
          else if (!isEndedByConnection(answering, method)) whole();
          else if (failure !== undefined) cutShort(describe(failure));
          else if (connection?.endedInOrder() === false)
            cutShort('its connection ended without close_notify');
          else whole();
        });
    });
}

/**
 * What node:http says of bytes that come with the end of an answer, and are not the head of another one: a body where
 * there is none (RFC 9110 §9.3.2), or beyond its length.
 */
const isSurplus = (failure: Error | undefined) => failure !== undefined && codeOf(failure).startsWith('HPE_');

/** A body that has neither length nor chunks lasts as long as its connection (RFC 9112 §6.3). */
function isEndedByConnection({ statusCode = 0, headers }: IncomingMessage, method: string): boolean {
  const hasBody = method !== 'HEAD' && statusCode !== 204 && statusCode !== 304;
  return (
    hasBody &&
    headers['content-length'] === undefined &&
    !/\bchunked\b/i.test(headers['transfer-encoding'] ?? '')
  );
}

/** `100 of 1000 bytes`, `100 bytes`. */
function shownPart(size: number, { headers }: IncomingMessage): string {
  const length = headers['content-length'];
  return length === undefined ? `${size} bytes` : `${size} of ${length} bytes`;
}

function answerOf(response: IncomingMessage, body: Buffer): HttpAnswer {
  const lines = pairs(response.rawHeaders);
  const headers = headersOf(lines);
  return {
    status: response.statusCode ?? 0,
    reason: response.statusMessage ?? '',
    headers,
    lines,
    trailers: pairs(response.rawTrailers),
    body: body.toString(encodingOf(headers['content-type'])),
    ...(!isText(headers['content-type']) && { binary: true as const }),
  };
}

function pairs(raw: readonly string[]): HeaderLine[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  return code !== '' && !error.message.includes(code) ? `${error.message} (${code})` : error.message;
}

/** Which way it is that nobody answered; none where the client itself ended it, or could not read what came. */
function kindOf(error: Error): { noAnswer?: NoAnswer } {
  const code = codeOf(error);
  const known = Object.entries(noAnswerCodes).find(([, pattern]) => pattern.test(code));
  return known === undefined ? {} : { noAnswer: known[0] as NoAnswer };
}

const codeOf = ({ code }: Error & { code?: unknown }) => (typeof code === 'string' ? code : '');
