import { connect as connectTcp, type Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { Agent, buildConnector } from 'undici';
import { type Endpoint, type NameMap, NameNotFoundError, resolveName } from './name-map.ts';

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
}

type Connector = buildConnector.connector;

const connectors = new Map<string, Connector>();

/** Every agent that trusts the same authority shares the TLS sessions that servers gave: a resumed one is half the work. */
function connectorFor(ca: string, timeout = 10_000): Connector {
  const key = `${timeout} ${ca}`;
  const connector = connectors.get(key) ?? createConnector(ca, timeout);
  connectors.set(key, connector);
  return connector;
}

/** @param timeout milliseconds to establish a connection; 0 waits for ever */
function createConnector(ca: string, timeout: number): Connector {
  const secureContext = createSecureContext({ ca });
  const connect = buildConnector({ secureContext, allowH2: false, timeout });
  // undici remembers sessions by weak references only.
  const sessions = new Map<string, Buffer>();
  return (target, callback) =>
    connect(target, (...args) => {
      const [error, socket] = args;
      if (error === null && 'getSession' in socket) {
        socket.on('session', (session: Buffer) => sessions.set(target.servername ?? '', session));
      }
      callback(...args);
    });
}

/**
 * An undici Agent (HTTP/1.1) that reaches nominal names through the name map: URL, Host header and SNI stay
 * `mail.contoso.com`, the socket goes to the mapped address. Unknown names fail with NameNotFoundError.
 */
export function createAgent(settings: AgentOptions): Agent {
  const { names, ca, choose, onConnect, onClose, options, connectTimeout } = settings;
  const connectSocket = connectorFor(ca, connectTimeout);
  return new Agent({
    ...options,
    allowH2: false,
    connect(target, callback) {
      const secure = target.protocol === 'https:';
      const port = Number(target.port || (secure ? 443 : 80));
      let endpoint: Endpoint;
      try {
        const endpoints = resolveName(names, target.hostname, port);
        const chosen = choose ? choose(endpoints, target.hostname) : endpoints[0];
        if (chosen === undefined) throw new NameNotFoundError(target.hostname, port);
        endpoint = chosen;
      } catch (error) {
        callback(error as Error, null);
        return;
      }
      const opened = (socket: Socket) => {
        const connection = { host: target.hostname, port, endpoint, localPort: socket.localPort ?? 0 };
        onConnect?.(connection);
        if (onClose !== undefined) socket.once('close', () => onClose(connection));
      };
      const tcp = secure ? connectTcp({ host: endpoint.address, port: endpoint.port }) : undefined;
      tcp?.once('connect', () => opened(tcp));
      connectSocket(
        {
          ...target,
          ...(tcp && { httpSocket: tcp }),
          servername: target.servername || target.hostname,
          hostname: endpoint.address,
          port: String(endpoint.port),
        },
        (...args) => {
          const [error, socket] = args;
          if (error !== null) tcp?.destroy();
          else if (!secure) opened(socket as Socket);
          callback(...args);
        },
      );
    },
  });
}
