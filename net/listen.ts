import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import { CoexlabError, exitCodes } from '../input/errors.ts';
import type { Endpoint } from './name-map.ts';

/** A port that could not be bound. Names the server that wanted it. */
export class ListenError extends CoexlabError {
  override readonly code = 'LISTEN';
  override readonly exitCode = exitCodes.labDidNotStart;
  readonly server: string;
  constructor(server: string, endpoint: Endpoint, cause: NodeJS.ErrnoException) {
    const { address, port } = endpoint;
    super(`${server} cannot listen on ${address}:${port}: ${explainListenFailure(cause, endpoint)}`, {
      cause,
    });
    this.server = server;
  }
}

/** A bound listener. */
export interface Listener {
  endpoint: Endpoint;
  /** Stops accepting, destroys what is open and resolves when the port is free again. */
  close(): Promise<void>;
}

/**
 * Binds `socketServer`; port 0 takes a free one. `server` is the name that a failure reports. Every connection gets
 * TCP_NODELAY here: one that is handed on to node:http by `emit('connection')` never gets it there, and the second write
 * of an answer would wait for a delayed acknowledgement (40 ms).
 * @throws ListenError
 */
export async function listen(socketServer: NetServer, server: string, wanted: Endpoint): Promise<Listener> {
  const open = new Set<Socket>();
  socketServer.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.setNoDelay(true);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    socketServer.once('error', (error) => reject(new ListenError(server, wanted, error)));
    socketServer.listen(wanted.port, wanted.address, resolve);
  });
  const { address, port } = socketServer.address() as AddressInfo;
  return {
    endpoint: { address, port },
    close: () =>
      new Promise((resolve) => {
        socketServer.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** What is wrong with an end point, and what helps. */
export function explainListenFailure(
  error: NodeJS.ErrnoException,
  { address, port }: Endpoint,
  machine: { platform: NodeJS.Platform; execPath: string } = process,
): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return 'another program listens there already (EADDRINUSE)';
    case 'EACCES':
      return port < 1024
        ? `not permitted (EACCES). ${privilegeFor(port, machine)}`
        : 'not permitted (EACCES)';
    case 'EADDRNOTAVAIL':
      return (
        'this machine has no such address (EADDRNOTAVAIL)' +
        (machine.platform === 'darwin' && address.startsWith('127.')
          ? `. macOS gives it one with: sudo ifconfig lo0 alias ${address}`
          : '')
      );
    default:
      return error.message;
  }
}

function privilegeFor(port: number, { platform, execPath }: { platform: string; execPath: string }): string {
  if (platform !== 'linux') return 'Ports below 1024 need root (sudo).';
  return [
    'Ports below 1024 need one of these:',
    '  run it as root',
    `  sudo setcap cap_net_bind_service=+ep ${execPath}`,
    `  sudo sysctl net.ipv4.ip_unprivileged_port_start=${Math.min(port, 443)}`,
  ].join('\n');
}
