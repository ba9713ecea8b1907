import { connect as connectTcp, type Socket } from 'node:net';
import type { OpenedConnection } from '../../../net/agent.ts';
import { NameNotFoundError, resolveName } from '../../../net/name-map.ts';
import { secureSocket } from '../../../net/secure-socket.ts';
import { tlsClientFor, tlsVersionOfTheTime } from '../../../net/tls.ts';
import type { DriverContext } from '../types.ts';

/** A connection that is ready for a request. */
export interface ReadyConnection {
  socket: Socket;
  /** Whether the other side ended it in order: after a close_notify under TLS, without a reset. Asked at its end. */
  endedInOrder(): boolean;
}

/**
 * Connects to where the lab has the nominal host and port of an origin.
 * @param onConnect told as soon as the other side has accepted, before TLS
 * @throws NameNotFoundError, and what the system says: ECONNREFUSED, the reasons against a certificate …
 */
export async function openConnection(
  context: Pick<DriverContext, 'names' | 'ca' | 'choose'>,
  origin: URL,
  onConnect: (opened: OpenedConnection, tcp: Socket) => void,
): Promise<ReadyConnection> {
  const secure = origin.protocol === 'https:';
  const host = origin.hostname;
  const port = portOf(origin);
  const endpoint = context.choose(resolveName(context.names, host, port), host);
  if (endpoint === undefined) throw new NameNotFoundError(host, port);
  const tcp = connectTcp({ host: endpoint.address, port: endpoint.port }).setNoDelay(true);
  await happened(tcp, 'connect');
  onConnect({ host, port, endpoint, localPort: tcp.localPort ?? 0 }, tcp);
  if (!secure) return { socket: tcp, endedInOrder: () => true };
  const { secureContext, sessions } = tlsClientFor(context.ca, tlsVersionOfTheTime);
  const { socket, isEndAnnounced } = secureSocket(tcp, {
    servername: host,
    secureContext,
    ...sessions.offer(host, endpoint.address, endpoint.port),
    ALPNProtocols: ['http/1.1'],
    highWaterMark: 16_384,
  });
  // Told of verified peers only.
  socket.on('session', (session) => sessions.keep(host, endpoint.address, endpoint.port, session));
  await happened(socket, 'secureConnect');
  return { socket, endedInOrder: isEndAnnounced };
}

/** The port of an origin, the scheme's own where the URL has none. */
export function portOf({ port, protocol }: URL): number {
  return Number(port || (protocol === 'https:' ? 443 : 80));
}

function happened(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = () =>
      reject(Object.assign(new Error('the other side ended the connection'), { code: 'ECONNRESET' }));
    socket
      .once('error', reject)
      .once('close', ended)
      .once(event, () => {
        socket.off('error', reject).off('close', ended);
        resolve();
      });
  });
}
