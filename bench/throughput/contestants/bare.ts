import {
  createServer as createHttpServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { listen } from '../../../net/listen.ts';
import { hopByHopHeaders } from '../../../protocols/http/headers.ts';
import { serveParent } from '../../child.ts';
import type { ContestantConfig, ContestantReady, Scheme } from '../contract.ts';

/** Sends a request on to the back end. */
export type Forward = (request: IncomingMessage, response: ServerResponse) => void;

/** A contestant that is nothing but Node's servers in front of a forwarder for each scheme. */
export function serveBare(forwarder: (config: ContestantConfig, scheme: Scheme) => Forward): void {
  serveParent<ContestantConfig, ContestantReady>(async (config) => {
    const { key, cert } = config.tls;
    const plain = createHttpServer(forwarder(config, 'http'));
    const secure = createHttpsServer({ key, cert }, forwarder(config, 'https'));
    const [http, https] = await Promise.all(
      [plain, secure].map((server) => listen(server, 'bare proxy', { address: '127.0.0.1', port: 0 })),
    );
    return {
      ready: {
        listening: { ...(http && { http: http.endpoint }), ...(https && { https: https.endpoint }) },
        pid: process.pid,
      },
    };
  });
}

/** Headers without those of one connection (RFC 9110 §7.6.1). */
export function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const kept: IncomingHttpHeaders = {};
  for (const name in headers) {
    if (!hopByHopHeaders.has(name)) kept[name] = headers[name];
  }
  return kept;
}
