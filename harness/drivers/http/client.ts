import type { Dispatcher } from 'undici';
import { monotonicMicroseconds } from '../../../contract/journal.ts';
import { createAgent, type OpenedConnection } from '../../../net/agent.ts';
import { tlsVersionOfTheTime } from '../../../net/tls.ts';
import type { DriverContext } from '../types.ts';
import type { HttpAnswer, HttpAttempt, HttpClientAttempt } from './attempt.ts';
import type { Cookies } from './cookies.ts';

/** A request as a browser is about to make it; `url` is absolute. */
export interface HttpRequest {
  method: string;
  url: string;
  headers?: Record<string, string>;
  /** Bytes make the attempt's body a binary one. */
  body?: string | Uint8Array;
}

/** A client's HTTP side for one case: cookies and connections of its own. */
export interface HttpClient {
  /** Sends one request and reads the whole answer; never rejects. Redirects are the caller's business. */
  request(request: HttpRequest): Promise<HttpClientAttempt>;
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
 * One connection per origin and no pipelining: so the connection that an attempt used is known exactly.
 * @param usual headers that go with every request that does not have its own of that name
 */
export function createHttpClient(
  context: DriverContext,
  usual: Record<string, string> = browserHeaders,
): HttpClient {
  /** Only once a server has set one: until then the library is not even loaded. */
  let cookies: Cookies | undefined;
  const connections = new Map<string, { opened: OpenedConnection; live: boolean }>();
  const agent = createAgent({
    names: context.names,
    ca: context.ca,
    maxTlsVersion: tlsVersionOfTheTime,
    choose: context.choose,
    onConnect(opened) {
      connections.set(`${opened.host}:${opened.port}`, { opened, live: true });
      context.onConnect(opened);
    },
    // Time is the lab's: only the runner's watchdog gives up.
    options: {
      connections: 1,
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 600_000,
      keepAliveMaxTimeout: 600_000,
    },
  });
  const ended = (origin: URL) => {
    const known = connections.get(originKey(new URL(origin)));
    if (known !== undefined) known.live = false;
  };
  agent.on('disconnect', ended);
  agent.on('connectionError', ended);

  async function make(attempt: HttpClientAttempt): Promise<void> {
    const { detail } = attempt;
    const url = new URL(detail.url);
    const key = originKey(url);
    if (connections.get(key)?.live === false) connections.delete(key);
    try {
      const answer = await agent.request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: detail.method as Dispatcher.HttpMethod,
        headers: detail.headers,
        body: detail.body === '' ? null : bytesOf(detail),
      });
      detail.answer = await readAnswer(answer);
      const { setCookies } = detail.answer;
      if (setCookies.length > 0) {
        const { createCookies } = await import('./cookies.ts');
        cookies ??= createCookies(context.now);
        cookies.store(setCookies, url);
      }
    } catch (error) {
      attempt.error = describe(error);
    }
    const used = connections.get(key)?.opened;
    if (used !== undefined) attempt.connection = { endpoint: used.endpoint, localPort: used.localPort };
  }

  return {
    async request(request) {
      const url = new URL(request.url);
      const headers = { ...usual, ...lowerCased(request.headers ?? {}) } as Record<string, string>;
      const cookie = headers.cookie ?? cookies?.header(url) ?? '';
      const attempt: HttpClientAttempt = {
        startedAt: monotonicMicroseconds(),
        endedAt: 0,
        detail: {
          method: request.method,
          url: url.href,
          headers: cookie === '' ? headers : { ...headers, cookie },
          ...(request.body instanceof Uint8Array
            ? { body: Buffer.from(request.body).toString('latin1'), binary: true }
            : { body: request.body ?? '' }),
        },
      };
      await make(attempt);
      attempt.endedAt = monotonicMicroseconds();
      return attempt;
    },
    close: () => agent.destroy(),
  };
}

/** The bytes of a body. */
export function bytesOf({ body, binary }: Pick<HttpAttempt | HttpAnswer, 'body' | 'binary'>): Buffer {
  return Buffer.from(body, binary ? 'latin1' : 'utf8');
}

async function readAnswer(answer: Dispatcher.ResponseData): Promise<HttpAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer.body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > bodyLimit) throw new Error(`its body is larger than ${bodyLimit} bytes`);
    }
  } catch (error) {
    throw new Error(`a ${answer.statusCode} answer came only in part: ${describe(error)}`);
  }
  const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
  );
  const body = Buffer.concat(chunks);
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(headers),
    setCookies: [answer.headers['set-cookie'] ?? []].flat(),
    ...(isText(answer.headers['content-type'])
      ? { body: body.toString('utf8') }
      : { body: body.toString('latin1'), binary: true as const }),
  };
}

/** Whether a body of this media type is text; one without a type is taken for it. */
export function isText(contentType: string | string[] | undefined): boolean {
  const [type = ''] = String(contentType ?? 'text/plain').split(';');
  return /^\s*(text\/|[^/]+\/([^;]*\+)?(json|xml|javascript|x-www-form-urlencoded)\s*$)/i.test(type);
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function originKey(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && !error.message.includes(code)
    ? `${error.message} (${code})`
    : error.message;
}
