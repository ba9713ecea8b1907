import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Timer } from '../../contract/clock.ts';
import { DirectoryError } from '../../contract/directory.ts';
import { createAgent } from '../../net/agent.ts';
import { createServer } from '../../net/http-server.ts';
import { listen } from '../../net/listen.ts';
import { ticketKeysOf } from '../../net/tls.ts';
import { exchangeHeaders } from '../../protocols/http/headers.ts';
import { nominalPorts } from '../../topology/index.ts';
import { composeFrontEnd } from '../compose.ts';
import { limitsWith } from '../default-limits.ts';
import type { FrontEnd, FrontEndChanges, FrontEndParts } from '../front-end.ts';
import type { ProxyOptions, RunningProxy } from '../types.ts';
import { errorPage } from './error-page.ts';
import { answerProblem, type RequestContext } from './request-context.ts';

/**
 * Starts one front end: reads the organisation from the directory, then listens.
 * @param changes what is made otherwise than right
 * @throws ListenError, DirectoryError, or UsageError when `server` is not a 2013 Client Access server of the topology
 */
export async function startProxy(
  options: ProxyOptions,
  changes: FrontEndChanges = {},
): Promise<RunningProxy> {
  const { server: name, clock } = options;
  const limits = limitsWith(options.limits);
  const makeAgent = changes.createAgent?.(createAgent) ?? createAgent;
  const agent = makeAgent({
    names: options.names,
    ca: options.tls.ca,
    connectTimeout: limits.connectBackstopMs,
    options: { keepAliveTimeout: limits.backEndKeepAliveMs, headersTimeout: 0, bodyTimeout: 0 },
  });

  try {
    const { frontEnd, refreshTopology } = await composeFrontEnd(options, { limits, agent, changes });
    let refreshTimer: Timer | undefined;
    let refreshing = Promise.resolve();
    let stopped = false;
    const refreshLater = () => {
      refreshTimer = clock.setTimer(limits.topologyRefreshMs, () => {
        refreshing = refreshTopology()
          .catch((error: Error) =>
            options.onProblem?.(`${name} keeps its old topology map: ${error.message}`),
          )
          .finally(() => {
            if (!stopped) refreshLater();
          });
      });
    };

    const makeServer = changes.createServer?.(createServer) ?? createServer;
    const http = createHttpServer(frontEnd, options, makeServer);
    const makeTlsServer = changes.createTlsServer?.(createTlsServer) ?? createTlsServer;
    const tls = makeTlsServer({
      key: options.tls.key,
      cert: options.tls.cert,
      ticketKeys: ticketKeysOf(options.tls),
      ALPNProtocols: ['http/1.1'],
    });
    // Every secure socket passes here, so that its first bytes can be looked at before it becomes HTTP's.
    tls.on('secureConnection', (socket) => http.emit('connection', socket));
    tls.on('tlsClientError', () => {});
    const listener = await listen(tls, name, options.listen);
    refreshLater();
    return {
      server: name,
      ports: [{ nominalPort: nominalPorts.https, endpoint: listener.endpoint }],
      refreshTopology,
      settled: () => refreshing,
      async stop() {
        stopped = true;
        refreshTimer?.cancel();
        http.closeAllConnections();
        await Promise.all([listener.close(), agent.destroy()]);
      },
    };
  } catch (error) {
    await agent.destroy();
    throw error;
  }
}

function createHttpServer(
  frontEnd: FrontEnd,
  options: ProxyOptions,
  makeServer: FrontEndParts['createServer'],
) {
  const http = makeServer({
    requestTimeout: 0,
    headersTimeout: 0,
    keepAliveTimeout: frontEnd.limits.clientKeepAliveMs,
    insecureHTTPParser: false,
  });
  const answering = new WeakMap<object, ServerResponse>();
  const serve = (request: IncomingMessage, response: ServerResponse, awaitsContinue: boolean) => {
    answering.set(request.socket, response);
    const context = contextOf(frontEnd, request, response, awaitsContinue);
    const handled = frontEnd.handle(frontEnd, context).catch((error: Error) => {
      if (error instanceof DirectoryError) {
        const text = 'The directory cannot be asked where your mailbox is. Please try again later.';
        answerProblem(context, 503, 'DIRECTORY', 'Not available', text);
      } else if (request.socket.destroyed) {
        context.error = 'CLIENT_ABORTED';
      } else {
        options.onProblem?.(
          `${frontEnd.name} failed at ${context.method} ${context.path}: ${error.stack ?? error.message}`,
        );
        answerProblem(context, 500, 'INTERNAL', 'Something went wrong', 'The proxy itself failed.');
      }
    });
    const { onRequest } = options;
    if (onRequest === undefined) return;
    // What the handler learns of an aborted request, it learns after this event.
    response.once(
      'close',
      () =>
        void handled.then(() =>
          onRequest(frontEnd.recordOf(context, frontEnd.clock.now()), frontEnd.map().topology),
        ),
    );
  };
  http.on('request', (request, response) => serve(request, response, false));
  http.on('checkContinue', (request, response) => serve(request, response, true));
  http.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const refuse = () => refuseBadRequest(frontEnd.name, error, socket as Socket);
    const current = answering.get(socket);
    if (current === undefined || current.closed) refuse();
    // What follows a whole request has to wait until that is answered.
    else if (current.req.complete) current.once('close', refuse);
    else if (current.headersSent) socket.destroy();
    else refuse();
  });
  return http;
}

function contextOf(
  { name, clock }: FrontEnd,
  request: IncomingMessage,
  response: ServerResponse,
  awaitsContinue: boolean,
): RequestContext {
  return {
    request,
    response,
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    path: '/',
    host: request.headers.host ?? '',
    peer: request.socket.remoteAddress ?? '',
    protocol: null,
    requestId: randomUUID(),
    server: name,
    startedAt: clock.now(),
    awaitsContinue,
    authenticationType: null,
    user: null,
    decision: null,
    backEndStatus: null,
    error: null,
    setCookies: [],
  };
}

/** What the HTTP parser refuses: both Content-Length and Transfer-Encoding, folded header lines, no HTTP at all … */
function refuseBadRequest(server: string, error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, text] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'The header is too long.']
      : ['400 Bad Request', 'This is not an HTTP request that can be answered.'];
  const body = errorPage('Bad request', text);
  socket.end(
    `HTTP/1.1 ${status}\r\n${exchangeHeaders.frontEndServer}: ${server}\r\n` +
      `${exchangeHeaders.diagnostics}: ${server};${error.code ?? 'BAD_REQUEST'}\r\n` +
      `content-type: text/html; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
