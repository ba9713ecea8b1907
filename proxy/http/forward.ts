import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { Clock } from '../../contract/clock.ts';
import { labHeaders } from '../../protocols/http/headers.ts';
import type { Target } from '../types.ts';
import { type Failure, failureOf, responseTimedOut, slowClient } from './failure.ts';
import {
  type AnswerHeaders,
  clientTrailers,
  informationalHeaders,
  type RawHeaders,
} from './forward-headers.ts';
import { discardBody } from './request-context.ts';

/** One request on its way to a back end. */
interface ForwardedRequest {
  request: IncomingMessage;
  response: ServerResponse;
  target: Target;
  /** See backEndRequestHeaders. */
  headers: string[];
  /** null: there is none. `stream`: straight from the client. A Buffer can be sent again. */
  body: null | 'stream' | Buffer;
  /** Path and query. */
  url: string;
  clientHost: string;
  /** Until the response head; milliseconds on the clock. */
  timeoutMs: number;
  /** Added to the answer: name, value, name, value … */
  ownHeaders: readonly string[];
  /** Whether the client waits for `100 Continue` before it sends its body. */
  awaitsContinue: boolean;
}

/** How it ended. Unless `answered` or `broken`, nothing of an answer has been written to the client. */
type Outcome =
  | { kind: 'answered'; status: number }
  /** The back end does not hold the mailbox (labHeaders.routingError). */
  | { kind: 'routing-error'; status: number }
  | { kind: 'failed'; failure: Failure }
  /** The back end failed in the middle of its answer: the client's connection was destroyed. */
  | { kind: 'broken'; status: number; failure: Failure }
  /** The client went away. */
  | { kind: 'aborted'; status: number | null };

export type Forward = (forwarded: ForwardedRequest) => Promise<Outcome>;

/** Streams requests to back ends and their answers back, both ways with back-pressure. Never rejects. */
export function createForward(agent: Dispatcher, clock: Clock, answerHeaders: AnswerHeaders): Forward {
  const means = { agent, clock, answerHeaders };
  return (forwarded) => new Promise((resolve) => start(forwarded, means, resolve));
}

function start(
  forwarded: ForwardedRequest,
  { agent, clock, answerHeaders }: { agent: Dispatcher; clock: Clock; answerHeaders: AnswerHeaders },
  resolve: (outcome: Outcome) => void,
): void {
  const { request, response } = forwarded;
  let controller: Dispatcher.DispatchController | undefined;
  let status: number | null = null;
  let begun = false;
  let settled = false;
  let requestSent = false;
  let lastActivity = clock.now();

  const settle = (outcome: Outcome) => {
    if (settled) return;
    settled = true;
    timer.cancel();
    response.off('close', clientGone);
    resolve(outcome);
  };
  const giveUp = (outcome: Outcome, reason: string) => {
    settle(outcome);
    controller?.abort(new Error(reason));
  };
  const clientGone = () => giveUp({ kind: 'aborted', status }, 'the client went away');
  const overdue = () => {
    const left = lastActivity + forwarded.timeoutMs - clock.now();
    if (left > 0) {
      timer = clock.setTimer(left, overdue);
      return;
    }
    const failure =
      requestSent || forwarded.body !== 'stream' || request.complete
        ? responseTimedOut(forwarded.target, forwarded.timeoutMs)
        : slowClient(forwarded.timeoutMs);
    giveUp({ kind: 'failed', failure }, failure.message);
  };
  let timer = clock.setTimer(forwarded.timeoutMs, overdue);
  response.once('close', clientGone);
  if (response.destroyed || request.socket.destroyed) {
    clientGone();
    return;
  }

  const flushUnlessWritten = () => {
    if (!begun && !settled) response.flushHeaders();
  };

  agent.dispatch(
    {
      origin: forwarded.target.origin,
      path: forwarded.url,
      method: request.method as Dispatcher.HttpMethod,
      headers: forwarded.headers,
      body: bodyOf(forwarded),
      headersTimeout: 0,
      bodyTimeout: 0,
    },
    {
      onRequestStart(started) {
        controller = started;
        if (settled) started.abort(new Error('nobody waits for this request any more'));
        else if (forwarded.awaitsContinue) response.writeContinue();
      },
      onBodySent() {
        lastActivity = clock.now();
      },
      onRequestSent() {
        requestSent = true;
        lastActivity = clock.now();
      },
      onResponseStart(started, answered, headers, statusMessage) {
        if (settled) return;
        const raw = (started.rawHeaders ?? []) as RawHeaders;
        const connection = joined(headers.connection);
        if (answered < 200) {
          if (answered !== 101 && request.httpVersionMinor > 0) passOn(response, answered, raw, connection);
          return;
        }
        if (headers[labHeaders.routingError] !== undefined) {
          settle({ kind: 'routing-error', status: answered });
          return;
        }
        status = answered;
        const own = announcedTrailers(forwarded, headers.trailer, headers['content-length'] !== undefined);
        const list = answerHeaders(raw, connection, forwarded, own);
        response.writeHead(answered, statusMessage ?? '', list);
        timer.cancel();
        // A head without a body yet (a long poll, a stream of notifications) must not wait for the first byte.
        process.nextTick(flushUnlessWritten);
      },
      onResponseData(started, chunk) {
        if (settled) return;
        begun = true;
        if (response.write(chunk) || started.paused) return;
        started.pause();
        response.once('drain', () => started.resume());
      },
      onResponseEnd(started) {
        if (settled || status === null) return;
        const trailers = clientTrailers(started.rawTrailers as RawHeaders | null);
        if (trailers !== null) response.addTrailers(trailers);
        settle({ kind: 'answered', status });
        response.end();
        // What the client still sends after an early answer is read and thrown away, or it would never see the answer.
        if (!request.complete) discardBody(request);
      },
      onResponseError(_started, error) {
        if (settled) return;
        const failure = failureOf(error, forwarded.target);
        if (status !== null && response.headersSent) {
          settle({ kind: 'broken', status, failure });
          response.destroy();
        } else {
          settle({ kind: 'failed', failure });
        }
      },
    },
  );
}

function bodyOf({ request, body }: ForwardedRequest): Buffer | Readable | null {
  if (body !== 'stream') return body;
  // undici destroys a stream it was given when the back end answers early; the client's connection must survive that.
  // Its types do not list async iterables, its documentation does.
  return request.iterator({ destroyOnReturn: false }) as unknown as Readable;
}

function announcedTrailers(
  { ownHeaders, request }: ForwardedRequest,
  trailer: string | string[] | undefined,
  fixedLength: boolean,
): readonly string[] {
  const announced = joined(trailer);
  if (announced === undefined || fixedLength || request.httpVersionMinor === 0 || request.method === 'HEAD') {
    return ownHeaders;
  }
  return [...ownHeaders, 'trailer', announced];
}

/** 1xx other than 100 and 101: 102 Processing, 103 Early Hints. */
function passOn(
  response: ServerResponse,
  status: number,
  raw: RawHeaders,
  connection: string | undefined,
): void {
  if (response.headersSent) return;
  const headers = informationalHeaders(raw, connection);
  // Node before 24.18 cannot send what it has no name for.
  if (typeof response.writeInformation === 'function') response.writeInformation(status, headers);
  else if (status === 102) (response as ServerResponse).writeProcessing();
}

const joined = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(', ') : value);
