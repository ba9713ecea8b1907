import { once } from 'node:events';
import { connect } from 'node:net';
import { createMessageConnection, SocketMessageReader, SocketMessageWriter } from 'vscode-jsonrpc/node';
import { z } from 'zod';
import type { Fault } from '../../../contract/fault.ts';
import type { JournalEntry } from '../../../contract/journal.ts';
import type { Endpoint, NameMap } from '../../../net/name-map.ts';
import type { UnitClock, UnitPort } from '../unit.ts';
import type { Change } from './changes.ts';
import { control, type StartOrder } from './protocol.ts';

/** A server in another process, as the lab steers it. Every method rejects when the process is gone. */
export interface RemoteServer {
  server: string;
  clock: UnitClock;
  start(order: StartOrder): Promise<UnitPort[]>;
  stop(): Promise<void>;
  setNames(names: NameMap): Promise<void>;
  setFaults(faults: Fault[]): Promise<void>;
  setTopology(changes: Change[]): Promise<void>;
  /** See Unit.refresh. */
  refresh(): Promise<void>;
  journal(): Promise<JournalEntry[]>;
  forget(before: number): Promise<void>;
  /** Resolves once `onJournal` has been told of every change so far. */
  sync(): Promise<void>;
  /** See Unit.settled. */
  settled(): Promise<void>;
  disconnect(): void;
}

/** What `hello` is answered. */
const welcomeSchema = z.strictObject({ server: z.string() });

/**
 * Connects to a control port. @param onJournal told of every entry that is added or changed after the start
 * @throws Error when nobody answers there, or the key is not that of its lab run
 */
export async function connectToControl(
  endpoint: Endpoint,
  key: string,
  onJournal: (entry: JournalEntry) => void,
): Promise<RemoteServer> {
  const socket = connect({ host: endpoint.address, port: endpoint.port, noDelay: true });
  await once(socket, 'connect');
  const connection = createMessageConnection(
    new SocketMessageReader(socket),
    new SocketMessageWriter(socket),
  );
  connection.onNotification(control.journalled, ({ entries }) => {
    for (const entry of entries) onJournal(entry);
  });
  connection.onError(() => {});
  socket.on('error', () => {});
  socket.once('close', () => connection.dispose());
  connection.listen();
  const { server } = welcomeSchema.parse(await connection.sendRequest(control.hello, { key }));
  const settled = (answer: Promise<null>) => answer.then(() => {});
  return {
    server,
    clock: {
      nextDue: async () => (await connection.sendRequest(control.nextDue)).due ?? undefined,
      fireNext: () => settled(connection.sendRequest(control.fireNext)),
      moveTo: (time) => settled(connection.sendRequest(control.moveTo, { time })),
    },
    start: async (order) => (await connection.sendRequest(control.start, order)).ports,
    stop: () => settled(connection.sendRequest(control.stop)),
    setNames: (names) => settled(connection.sendRequest(control.setNames, names)),
    setFaults: (faults) => settled(connection.sendRequest(control.setFaults, { faults })),
    setTopology: (changes) => settled(connection.sendRequest(control.setTopology, { changes })),
    refresh: () => settled(connection.sendRequest(control.refresh)),
    journal: () => connection.sendRequest(control.journal),
    forget: (before) => settled(connection.sendRequest(control.forget, { before })),
    sync: () => settled(connection.sendRequest(control.sync)),
    settled: () => settled(connection.sendRequest(control.settled)),
    disconnect: () => socket.destroy(),
  };
}
