import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import type { Endpoint } from './name-map.ts';

/** A port that could not be bound: exit code 3. Names the server that wanted it. */
export class ListenError extends Error {
  readonly server: string;
  constructor(server: string, endpoint: Endpoint, cause: NodeJS.ErrnoException) {
    super(`${server} cannot listen on ${endpoint.address}:${endpoint.port}: ${explain(cause)}`, { cause });
    this.name = 'ListenError';
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
 * Binds `socketServer`; port 0 takes a free one. `server` is the name that a failure reports.
 * @throws ListenError
 */
export async function listen(socketServer: NetServer, server: string, wanted: Endpoint): Promise<Listener> {
  const open = new Set<Socket>();
  socketServer.on('connection', (socket: Socket) => {
    open.add(socket);
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

function explain(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return 'another program listens there already (EADDRINUSE)';
    case 'EACCES':
      return 'not permitted; ports below 1024 need root or CAP_NET_BIND_SERVICE (EACCES)';
    case 'EADDRNOTAVAIL':
      return 'this machine has no such address (EADDRNOTAVAIL)';
    default:
      return error.message;
  }
}
