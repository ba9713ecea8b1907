import { connect as connectTcp, type Socket } from 'node:net';
import { Agent, type buildConnector, type Dispatcher, errors } from 'undici';
import { type Endpoint, type NameMap, NameNotFoundError, resolveName } from './name-map.ts';
import { secureSocket } from './secure-socket.ts';
import { type TlsVersion, tlsClientFor } from './tls.ts';
import { createWholeAnswers } from './whole-answers.ts';

/** A connection that an agent opened. */
export interface OpenedConnection {
  /** The nominal name, as in the URL. */
  host: string;
  port: number;
  endpoint: Endpoint;
  localPort: number;
}

export interface AgentOptions {
  /** Read at each connection, so that names may still be added after the agent is made. */
  names: NameMap;
  /** PEM of the only CA that is trusted. */
  ca: string;
  /** Which of a load-balanced name's end points to take; default: the first. */
  choose?: (endpoints: Endpoint[], host: string) => Endpoint | undefined;
  /** Told of every connection once the other side has accepted it, before TLS: from then on that side has seen it. */
  onConnect?: (connection: OpenedConnection) => void;
  /** Told of the same connection once its socket is closed. */
  onClose?: (connection: OpenedConnection) => void;
  options?: Omit<Agent.Options, 'connect' | 'allowH2'>;
  /** Milliseconds to establish a connection; 0 waits for ever. Default 10,000. */
  connectTimeout?: number;
  /** The newest version of TLS that is spoken; default: the newest there is. */
  maxTlsVersion?: TlsVersion;
}

/**
 * An undici Agent (HTTP/1.1) that reaches nominal names through the name map: URL, Host header and SNI stay
 * `mail.contoso.com`, the socket goes to the mapped address. Unknown names fail with NameNotFoundError. An answer that
 * is not whole is an error, whatever way it is cut short.
 */
export function createAgent(settings: AgentOptions): Dispatcher {
  const { names, ca, choose, onConnect, onClose, options, connectTimeout = 10_000, maxTlsVersion } = settings;
  const tls = tlsClientFor(ca, maxTlsVersion);
  const wholeAnswers = createWholeAnswers();
  const agent = new Agent({
    ...options,
    allowH2: false,
    connect(target, callback) {
      const secure = target.protocol === 'https:';
      const host = target.hostname;
      const port = Number(target.port || (secure ? 443 : 80));
      let endpoint: Endpoint;
      try {
        const endpoints = resolveName(names, host, port);
        const chosen = choose ? choose(endpoints, host) : endpoints[0];
        if (chosen === undefined) throw new NameNotFoundError(host, port);
        endpoint = chosen;
      } catch (error) {
        callback(error as Error, null);
        return;
      }
      const { address } = endpoint;
      const tcp = connectTcp({ host: address, port: endpoint.port });
      tcp.setNoDelay(true).setKeepAlive(true, 60_000);
      tcp.once('connect', () => {
        const connection = { host, port, endpoint, localPort: tcp.localPort ?? 0 };
        onConnect?.(connection);
        if (onClose !== undefined) tcp.once('close', () => onClose(connection));
      });
      if (!secure) {
        wholeAnswers.watch(tcp, () => true);
        callBackOnce(tcp, 'connect', connectTimeout, callback);
        return;
      }
      const servername = target.servername || host;
      const { socket, isEndAnnounced } = secureSocket(tcp, {
        servername,
        secureContext: tls.secureContext,
        ...tls.sessions.offer(servername, address, endpoint.port),
        ALPNProtocols: ['http/1.1'],
        // What fits a TLS record: more would be on its way to a server that has answered and closed already.
        highWaterMark: 16_384,
      });
      wholeAnswers.watch(socket, isEndAnnounced);
      // Told of verified peers only.
      socket.on('session', (session) => tls.sessions.keep(servername, address, endpoint.port, session));
      callBackOnce(socket, 'secureConnect', connectTimeout, callback);
    },
  });
  return agent.compose(wholeAnswers.interceptor);
}

/** Tells the callback of the connection, or why there is none. @param timeout milliseconds; 0 waits for ever */
function callBackOnce(
  socket: Socket,
  connected: 'connect' | 'secureConnect',
  timeout: number,
  callback: buildConnector.Callback,
): void {
  let isTold = false;
  const fail = (error: Error) => {
    clearTimeout(timer);
    if (!isTold) callback(error, null);
    isTold = true;
  };
  const timer =
    timeout === 0
      ? undefined
      : setTimeout(() => {
          const error = new errors.ConnectTimeoutError(`no connection within ${timeout} ms`);
          fail(error);
          socket.destroy(error);
        }, timeout);
  socket
    .on('error', fail)
    .once('close', () => clearTimeout(timer))
    .once(connected, () => {
      clearTimeout(timer);
      if (!isTold) callback(null, socket);
      isTold = true;
    });
}
