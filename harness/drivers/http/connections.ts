import type { Agent } from 'node:http';
import type { Socket } from 'node:net';
import type { OpenedConnection } from '../../../net/agent.ts';
import type { DriverContext } from '../types.ts';
import { openConnection, portOf, type ReadyConnection } from './connection.ts';

/** `net/http-server.ts` says why it is not imported. */
const http = process.getBuiltinModule('node:http');

/** The connections of one client, one at a time for each origin. */
export interface Connections {
  /** Opens one to where a URL leads when it has none, and keeps it open between requests. */
  agentFor(url: URL): Agent;
  /** What is known of the connection that a socket of the agent's is. */
  of(socket: Socket): ReadyConnection | undefined;
  /** The last one that came about to where a URL leads, even if no request came through. */
  usedFor(url: URL): OpenedConnection | undefined;
  /** Before a request: a connection that has closed is none of that request's. */
  forgetClosed(url: URL): void;
  /** Ends all of them; later requests open others. */
  close(): void;
}

export function createConnections(context: Omit<DriverContext, 'credentials'>): Connections {
  const ready = new WeakMap<Socket, ReadyConnection>();
  const opened = new Map<string, { connection: OpenedConnection; isClosed: boolean }>();
  const agents = new Map<string, Agent>();

  async function open(origin: URL): Promise<Socket> {
    const connection = await openConnection(context, origin, (accepted, tcp) => {
      const known = { connection: accepted, isClosed: false };
      opened.set(keyOf(origin), known);
      tcp.once('close', () => {
        known.isClosed = true;
      });
      context.onConnect(accepted);
    });
    ready.set(connection.socket, connection);
    return connection.socket;
  }
  function agentFor(url: URL): Agent {
    const key = keyOf(url);
    const agent = agents.get(key) ?? new http.Agent({ keepAlive: true, maxSockets: 1 });
    if (!agents.has(key)) {
      agent.createConnection = (_, callback) => {
        open(url).then(
          (socket) => callback?.(null, socket),
          (error) => callback?.(error, undefined as never),
        );
        return undefined;
      };
    }
    agents.set(key, agent);
    return agent;
  }

  return {
    agentFor,
    of: (socket) => ready.get(socket),
    usedFor: (url) => opened.get(keyOf(url))?.connection,
    forgetClosed(url) {
      const key = keyOf(url);
      if (opened.get(key)?.isClosed) opened.delete(key);
    },
    close() {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
      for (const known of opened.values()) known.isClosed = true;
    },
  };
}

function keyOf(url: URL): string {
  return `${url.protocol}//${url.hostname}:${portOf(url)}`;
}
