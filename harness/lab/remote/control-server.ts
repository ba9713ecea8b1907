import { createServer, type Socket } from 'node:net';
import {
  createMessageConnection,
  ErrorCodes,
  ResponseError,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';
import { sameText } from '../../../contract/identity.ts';
import type { JournalEntry } from '../../../contract/journal.ts';
import { type Listener, listen } from '../../../net/listen.ts';
import type { Endpoint } from '../../../net/name-map.ts';
import type { Topology } from '../../../topology/index.ts';
import type { Unit, UnitClock, UnitJournal, UnitPort } from '../unit.ts';
import { type Change, withChanges } from './changes.ts';
import { control, isHello, type StartOrder } from './protocol.ts';

/** A server of this process that is steered from another one. */
export interface Controlled {
  server: string;
  labKey: string;
  /** Makes the unit for one start: on a lab clock that stands where the order says, at the ports that it names. */
  makeUnit(order: StartOrder): Unit;
}

/** Opens the control port of a server. @throws ListenError */
export function listenForControl(controlled: Controlled, endpoint: Endpoint): Promise<Listener> {
  let unit: Unit | undefined;
  let topology: Topology | undefined;
  const steered: Steered = {
    ...controlled,
    unit() {
      if (unit === undefined) throw refusal('expected start first');
      return unit;
    },
    async start(order) {
      await unit?.stop();
      unit = controlled.makeUnit(order);
      topology = order.topology;
      return { ports: await unit.start(order.topology, order.names) };
    },
    async change(changes) {
      if (unit === undefined || topology === undefined) throw refusal('expected start first');
      topology = withChanges(topology, changes);
      await unit.setTopology(topology);
    },
  };
  // A message is written in two parts: without noDelay the second waits for the acknowledgement of the first.
  const socketServer = createServer({ noDelay: true }, (socket) => serve(steered, socket));
  return listen(socketServer, `the control port of ${controlled.server}`, endpoint);
}

interface Steered extends Controlled {
  /** @throws ResponseError before the first start */
  unit(): Unit;
  start(order: StartOrder): Promise<{ ports: UnitPort[] }>;
  /** Tells the unit of a changed organisation. */
  change(changes: readonly Change[]): Promise<void>;
}

function serve(steered: Steered, socket: Socket): void {
  const { unit } = steered;
  const connection = createMessageConnection(
    new SocketMessageReader(socket),
    new SocketMessageWriter(socket),
  );
  let admitted = false;
  let feed: Feed | undefined;
  const clock = (): UnitClock => {
    const { clock: of } = unit();
    if (of === null) throw refusal(`${steered.server} runs on the real clock`);
    return of;
  };
  connection.onRequest(control.hello, (hello) => {
    admitted = isHello(hello) && sameText(hello.key, steered.labKey);
    if (!admitted) throw refusal('that is not the key of this lab run');
    return { server: steered.server };
  });
  connection.onRequest(control.start, async (order) => {
    if (!admitted) throw refusal('expected hello with the key of this lab run first');
    const started = await steered.start(order);
    feed?.stop();
    const send = (entries: JournalEntry[]) => connection.sendNotification(control.journalled, { entries });
    feed = followJournal(unit().journal, send);
    return started;
  });
  connection.onRequest(control.stop, async () => {
    await unit().stop();
    return done(await feed?.flush());
  });
  connection.onRequest(control.setNames, async (names) => done(await unit().setNames(names)));
  connection.onRequest(control.setFaults, async ({ faults }) => done(await unit().setFaults(faults)));
  connection.onRequest(control.setTopology, async ({ changes }) => done(await steered.change(changes)));
  connection.onRequest(control.refresh, async () => done(await unit().refresh()));
  connection.onRequest(control.journal, () => unit().journal.entries());
  connection.onRequest(control.forget, async ({ before }) => done(await unit().journal.forget(before)));
  connection.onRequest(control.sync, async () => done(await feed?.flush()));
  connection.onRequest(control.settled, async () => done(await unit().settled()));
  connection.onRequest(control.nextDue, async () => ({ due: (await clock().nextDue()) ?? null }));
  connection.onRequest(control.fireNext, async () => done(await clock().fireNext()));
  connection.onRequest(control.moveTo, async ({ time }) => done(await clock().moveTo(time)));
  // Whoever steers may vanish at any moment: that ends the connection, never the server.
  connection.onError(() => {});
  socket.on('error', () => {});
  socket.once('close', () => {
    feed?.stop();
    connection.dispose();
  });
  connection.listen();
}

const done = (_: unknown): null => null;
const refusal = (message: string) => new ResponseError(ErrorCodes.InvalidRequest, message);

interface Feed {
  /** Sends what is still to be sent; resolves when it is written. */
  flush(): Promise<unknown>;
  stop(): void;
}

/** Sends what changed in a journal, at most once per turn of the event loop. */
function followJournal(journal: UnitJournal, send: (entries: JournalEntry[]) => Promise<void>): Feed {
  const changed = new Set<JournalEntry>();
  let scheduled = false;
  let stopped = false;
  let sent: Promise<unknown> = Promise.resolve();
  const flush = () => {
    scheduled = false;
    if (changed.size > 0 && !stopped) sent = send([...changed]).catch(() => {});
    changed.clear();
    return sent;
  };
  const unsubscribe = journal.subscribe((entry) => {
    changed.delete(entry);
    changed.add(entry);
    if (!scheduled) setImmediate(flush);
    scheduled = true;
  });
  return {
    flush,
    stop() {
      stopped = true;
      unsubscribe();
    },
  };
}
