import type { Socket } from 'node:net';
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
  /** Told of every connection once it is established. */
  onConnect?: (connection: OpenedConnection) => void;
  options?: Omit<Agent.Options, 'connect' | 'allowH2'>;
  /** Milliseconds to establish a connection; 0 waits for ever. Default 10,000. */
  connectTimeout?: number;
}

/**
 * An undici Agent (HTTP/1.1) that reaches nominal names through the name map: URL, Host header and SNI stay
 * `mail.contoso.com`, the socket goes to the mapped address. Unknown names fail with NameNotFoundError.
 */
export function createAgent({ names, ca, choose, onConnect, options, connectTimeout }: AgentOptions): Agent {
  const connectSocket = buildConnector({ ca, allowH2: false, timeout: connectTimeout ?? 10_000 });
  return new Agent({
    ...options,
    allowH2: false,
    connect(target, callback) {
      const port = Number(target.port || (target.protocol === 'https:' ? 443 : 80));
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
      connectSocket(
        {
          ...target,
          servername: target.servername || target.hostname,
          hostname: endpoint.address,
          port: String(endpoint.port),
        },
        (error, socket) => {
          if (error !== null) {
            callback(error, null);
            return;
          }
          onConnect?.({
            host: target.hostname,
            port,
            endpoint,
            localPort: (socket as Socket).localPort ?? 0,
          });
          callback(null, socket);
        },
      );
    },
  });
}
