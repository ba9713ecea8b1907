import { headerValues, monotonicMicroseconds } from '../../../contract/journal.ts';
import type { DriverContext } from '../types.ts';
import { type HttpAnswer, type HttpAttempt, type HttpClientAttempt, linesOf } from './attempt.ts';
import { createConnections } from './connections.ts';
import type { Cookies } from './cookies.ts';
import { exchange } from './exchange.ts';

/** A request as a browser is about to make it; `url` is absolute. */
export interface HttpRequest {
  method: string;
  url: string;
  /** Its path and query go out as they are written; a browser would normalise them. */
  isRaw?: true;
  /** The request target as it goes out; default: the URL's path and query. */
  target?: string;
  headers?: HttpAttempt['headers'];
  /** Bytes make the attempt's body a binary one. */
  body?: string | Uint8Array;
  /** Bytes of the body that go out at once; the rest when the clock has moved. Default: all. */
  atOnce?: number;
}

/** A client's HTTP side for one case: cookies and connections of its own. */
export interface HttpClient {
  /** Sends one request and reads the whole answer; never rejects. Redirects are the caller's business. */
  request(request: HttpRequest): Promise<HttpClientAttempt>;
  /** The Cookie header that would go to a URL; empty for none. */
  cookies(url: string): string;
  /** Ends every idle connection. */
  disconnect(): void;
  /** Ends every connection; attempts in flight end with an error. */
  close(): Promise<void>;
}

/** Bytes of an answer's body that are read; a larger answer is an error. */
export const bodyLimit = 1024 * 1024;

const browserHeaders = {
  'user-agent': 'Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko',
  accept: 'text/html, application/xhtml+xml, */*',
  'accept-language': 'en-US',
};

/**
 * One connection per origin and one request at a time on it: so the connection that an attempt used is known exactly.
 * @param usual headers that go with every request that does not have its own of that name
 */
export function createHttpClient(
  context: Omit<DriverContext, 'credentials'>,
  usual: Record<string, string> = browserHeaders,
): HttpClient {
  /** Only once a server has set one: until then the library is not even loaded. */
  let cookies: Cookies | undefined;
  const closing = new AbortController();
  const connections = createConnections(context);

  async function make(attempt: HttpClientAttempt, atOnce: number | undefined): Promise<void> {
    const { detail } = attempt;
    const url = new URL(detail.url);
    connections.forgetClosed(url);
    context.pace?.requestBegins();
    const exchanged = await exchange(
      {
        target: detail.target ?? targetOf(detail.url),
        method: detail.method,
        headers: linesOf('host' in detail.headers ? detail.headers : { host: url.host, ...detail.headers }),
        body: bytesOf(detail),
        ...(atOnce !== undefined && { atOnce }),
      },
      {
        agent: connections.agentFor(url),
        connectionOf: connections.of,
        bodyLimit,
        signal: closing.signal,
        ...(context.pace && { pace: context.pace }),
      },
    );
    const { answer, partial, error, noAnswer } = exchanged;
    if (answer !== undefined) detail.answer = answer;
    if (partial !== undefined) detail.partial = partial;
    if (error !== undefined) attempt.error = error;
    if (noAnswer !== undefined) attempt.noAnswer = noAnswer;
    const setCookies = headerValues({ headers: answer?.lines ?? [] }, 'set-cookie');
    if (setCookies.length > 0) {
      const { createCookies } = await import('./cookies.ts');
      cookies ??= createCookies(context.now);
      cookies.store(setCookies, url);
    }
    const used = connections.usedFor(url);
    if (used !== undefined) attempt.connection = { endpoint: used.endpoint, localPort: used.localPort };
  }

  return {
    async request(request) {
      const url = new URL(request.url);
      const headers = { ...usual, ...lowerCased(request.headers ?? {}) } as HttpAttempt['headers'];
      const cookie = headers.cookie ?? cookies?.header(url) ?? '';
      const attempt: HttpClientAttempt = {
        startedAt: monotonicMicroseconds(),
        endedAt: 0,
        detail: {
          method: request.method,
          url: request.isRaw ? request.url : `${url.origin}${url.pathname}${url.search}`,
          ...(request.target !== undefined && { target: request.target }),
          headers: cookie === '' ? headers : { ...headers, cookie },
          ...(request.body instanceof Uint8Array
            ? { body: Buffer.from(request.body).toString('latin1'), binary: true }
            : { body: request.body ?? '' }),
        },
      };
      await make(attempt, request.atOnce);
      attempt.endedAt = monotonicMicroseconds();
      return attempt;
    },
    cookies: (url) => cookies?.header(new URL(url)) ?? '',
    disconnect: () => connections.close(),
    async close() {
      closing.abort(new Error('the client was closed'));
      connections.close();
    },
  };
}

/** The bytes of a body. */
export function bytesOf({ body, binary }: Pick<HttpAttempt | HttpAnswer, 'body' | 'binary'>): Buffer {
  return Buffer.from(body, binary ? 'latin1' : 'utf8');
}

function lowerCased(headers: HttpAttempt['headers']): HttpAttempt['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** The request target of an absolute URL as it is written: all that follows the authority. */
function targetOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/?#]*/i, '') || '/';
}
