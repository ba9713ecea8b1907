import { createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { BreakOff } from '../../contract/fault.ts';
import type { ConnectionEntry, ConversationEntry } from '../../contract/journal.ts';
import { type Listener, listen } from '../../net/listen.ts';
import { serverContextOf, tlsVersionOfTheTime } from '../../net/tls.ts';
import type { MockOptions, MockServer } from '../types.ts';
import type { Host } from './host.ts';
import { createShownCertificate, type ShownCertificate } from './shown-certificate.ts';

/** A connection that a client made, journalled. */
export interface Connection {
  entry: ConnectionEntry;
  /** What passed within TLS since the last call. */
  takeBytes(): Pick<ConversationEntry, 'bytesSent' | 'bytesReceived'>;
  /** Ends it without TLS's close_notify. */
  cut(how: BreakOff): void;
}

/** One port of a server and what speaks on it. */
export interface Port {
  nominalPort: number;
  /** TLS from the first byte; else the handler is given the bare socket (and may start TLS itself). */
  secure: boolean;
  accept(socket: Socket, connection: Connection): void;
}

/**
 * Binds every port of a server. @throws ListenError, with nothing left open
 */
export async function startServer(
  host: Host,
  ports: readonly Port[],
  options: MockOptions,
): Promise<MockServer> {
  const endpointFor = options.endpointFor ?? (() => ({ address: '127.0.0.1', port: 0 }));
  const certificate = createShownCertificate(options.tls);
  const bound: { nominalPort: number; listener: Listener }[] = [];
  const conversing = new Set<Promise<unknown>>();
  const close = async () => {
    await Promise.all([...bound.map(({ listener }) => listener.close()), host.disconnect()]);
    // What a connection cut off is journalled when its socket has closed, a moment after the port has.
    await Promise.all(conversing);
  };
  try {
    for (const port of ports) {
      const socketServer = createServer((socket) => {
        const closed = new Promise((resolve) =>
          accept(host, port, socket, certificate).once('close', resolve),
        );
        conversing.add(closed);
        void closed.then(() => conversing.delete(closed));
      });
      const listener = await listen(socketServer, host.name, endpointFor(port.nominalPort));
      bound.push({ nominalPort: port.nominalPort, listener });
    }
  } catch (error) {
    await close();
    throw error;
  }
  let stopped: Promise<void> | undefined;
  return {
    name: host.name,
    ports: bound.map(({ nominalPort, listener }) => ({ nominalPort, endpoint: listener.endpoint })),
    journal: host.journal,
    setFaults(faults) {
      host.faults.set(faults.filter((fault) => fault.kind !== 'certificate'));
      const flawed = faults.find((fault) => fault.kind === 'certificate');
      certificate.change(flawed?.identity ?? options.tls);
    },
    setTopology: host.setTopology,
    stop() {
      stopped ??= close();
      return stopped;
    },
  };
}

/** @returns the socket that the port was given */
function accept(host: Host, port: Port, socket: Socket, certificate: ShownCertificate): Socket {
  socket.on('error', ignore);
  const entry = host.journal.add<ConnectionEntry>({
    kind: 'connection',
    peer: { address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 },
    localPort: socket.localPort ?? 0,
    secure: port.secure,
  });
  socket.once('close', () => host.journal.update(entry, { closedAt: host.clock.now() }));
  const cut = (how: BreakOff) => void (how === 'reset' ? socket.resetAndDestroy() : socket.destroy());
  if (!port.secure) {
    port.accept(socket, { entry, takeBytes: countBytes(socket), cut });
    return socket;
  }
  const secured = new TLSSocket(socket, {
    isServer: true,
    secureContext: serverContextOf(certificate.to(socket), tlsVersionOfTheTime),
  });
  secured.on('error', ignore);
  port.accept(secured, { entry, takeBytes: countBytes(secured), cut });
  return secured;
}

function countBytes(socket: Socket): Connection['takeBytes'] {
  let taken = { sent: 0, received: 0 };
  return () => {
    const before = taken;
    taken = { sent: socket.bytesWritten, received: socket.bytesRead };
    return { bytesSent: taken.sent - before.sent, bytesReceived: taken.received - before.received };
  };
}

/** A connection that breaks is told by its 'close'. */
function ignore(): void {}
