import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Dispatcher } from 'undici';
import { CoexlabError } from '../../input/errors.ts';
import { hopByHopHeaders } from '../../protocols/http/headers.ts';
import { finish, type RoundTrip } from './round-trip.ts';

/** The server that a request was proxied to did not answer. */
export class UpstreamError extends CoexlabError {
  override readonly code = 'UPSTREAM';

  constructor(target: string, cause: unknown) {
    super(`${target} does not answer: ${(cause as Error).message}`, { cause });
  }
}

/**
 * Proxies a round trip to `url` (absolute), streaming both ways; the answer stays its author's.
 * @param headers what the target gets, hop-by-hop headers and Host excepted
 * @throws UpstreamError before anything was answered
 */
export async function relay(roundTrip: RoundTrip, url: string, headers: IncomingHttpHeaders): Promise<void> {
  const { host, request: incoming, response, gone, cookies } = roundTrip;
  const hasBody =
    incoming.headers['content-length'] !== undefined || incoming.headers['transfer-encoding'] !== undefined;
  let upstream: Dispatcher.ResponseData;
  try {
    upstream = await host.request(url, {
      method: incoming.method as Dispatcher.HttpMethod,
      headers: endToEnd(headers),
      body: hasBody ? incoming : null,
      signal: gone,
    });
  } catch (error) {
    throw new UpstreamError(new URL(url).host, error);
  }
  const status = upstream.statusCode;
  const head: OutgoingHttpHeaders = endToEnd(upstream.headers);
  if (cookies.length > 0) head['set-cookie'] = [head['set-cookie'] ?? [], cookies].flat() as string[];
  response.writeHead(status, head);
  const flowing = pipeline(upstream.body, response);
  // Behind the pipeline's own listener, which ends the response: then its last byte is written.
  upstream.body.once('end', () => finish(roundTrip, status));
  await flowing.catch(() => response.destroy());
}

function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = new Set(
    String(headers.connection ?? '')
      .toLowerCase()
      .split(/[\s,]+/),
  );
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !hopByHopHeaders.has(name) && !named.has(name) && name !== 'host' && name !== 'expect',
    ),
  );
}
