import type { IncomingMessage, ServerResponse } from 'node:http';
import { reasonPhrases } from '../../net/http-server.ts';
import { exchangeHeaders } from '../../protocols/http/headers.ts';
import { type HttpProtocol, registry } from '../../protocols/registry.ts';
import type { Decision, RequestRecord } from '../types.ts';
import { errorPage } from './error-page.ts';

/** One request while it is being answered. */
export interface RequestContext {
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  /** Path and query; begins with `/`. */
  url: string;
  /** Path alone, lower case (IIS compares so). */
  path: string;
  /** Host as the client spelt it. */
  host: string;
  peer: string;
  protocol: HttpProtocol | null;
  requestId: string;
  /** Name of the front end. */
  server: string;
  startedAt: number;
  /** Whether the client waits for `100 Continue`. */
  awaitsContinue: boolean;
  authenticationType: RequestRecord['authenticationType'];
  user: string | null;
  decision: Decision | null;
  backEndStatus: number | null;
  error: string | null;
  /** `Set-Cookie` values that go with whatever is answered. */
  setCookies: readonly string[];
}

export interface ProxyAnswer {
  status: number;
  reason?: string;
  headers?: Record<string, string | string[]>;
  contentType?: string;
  body?: string;
}

/** The headers that every answer carries: name, value, name, value … */
export function ownHeaders(context: RequestContext): string[] {
  const { decision } = context;
  const headers = [
    exchangeHeaders.requestId,
    context.requestId,
    exchangeHeaders.frontEndServer,
    context.server,
    exchangeHeaders.diagnostics,
    context.error === null ? context.server : `${context.server};${context.error}`,
  ];
  if (decision?.kind === 'proxy') headers.push(exchangeHeaders.calculatedTarget, decision.target.fqdn);
  for (const cookie of context.setCookies) headers.push('set-cookie', cookie);
  return headers;
}

/** Answers as the proxy itself. */
export function answer(
  context: RequestContext,
  { status, reason, headers, contentType, body }: ProxyAnswer,
): void {
  const { response } = context;
  if (response.headersSent || response.destroyed) return;
  const list = ownHeaders(context);
  for (const [name, value] of Object.entries(headers ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) list.push(name, one);
  }
  const content = Buffer.from(body ?? '');
  if (body !== undefined) list.push('content-type', contentType ?? 'text/html; charset=utf-8');
  list.push('content-length', String(content.length), 'cache-control', 'no-store');
  const unread = context.awaitsContinue || (!context.request.complete && hasBody(context.request));
  // The client may go on sending a body that nobody wants: after this answer the connection is of no use.
  if (unread) list.push('connection', 'close');
  response.writeHead(status, reason ?? reasonPhrases[status] ?? '', list);
  response.end(context.method === 'HEAD' ? undefined : content);
  if (unread) discardBody(context.request);
}

/** Says what went wrong: a page for browsers, plain text for every other client. `code` goes to X-DiagInfo and into the record. */
export function answerProblem(
  context: RequestContext,
  status: number,
  code: string,
  title: string,
  text: string,
): void {
  context.error = code;
  const isForBrowsers = context.protocol === null || registry[context.protocol].isForBrowsers;
  answer(
    context,
    isForBrowsers
      ? { status, body: errorPage(title, text) }
      : { status, contentType: 'text/plain; charset=utf-8', body: `${title}: ${text}\n` },
  );
}

export function redirect(context: RequestContext, status: 301 | 302, location: string): void {
  answer(context, { status, headers: { location }, body: '' });
}

/** Reads away what is left of a body that nobody wants: unread, it would cost the client the answer. */
export function discardBody(request: IncomingMessage): void {
  // Whoever read before may still wait with a 'readable' listener, under which nothing would flow.
  request.removeAllListeners('readable');
  request.resume();
}

/** Whether the request announces a body (RFC 9112 §6). */
export function hasBody(request: IncomingMessage): boolean {
  const length = request.headers['content-length'];
  return request.headers['transfer-encoding'] !== undefined || (length !== undefined && Number(length) > 0);
}

/** Reads a whole body of at most `limit` bytes; null when it is longer. Rejects when the client goes away. */
export async function readBody(context: RequestContext, limit: number): Promise<Buffer | null> {
  if (Number(context.request.headers['content-length'] ?? 0) > limit) return null;
  continueIfAwaited(context);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of context.request.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > limit) return null;
    chunks.push(chunk as Buffer);
  }
  return chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks);
}

/** Lets a client that sent `Expect: 100-continue` go on. */
export function continueIfAwaited(context: RequestContext): void {
  if (!context.awaitsContinue) return;
  context.awaitsContinue = false;
  context.response.writeContinue();
}
