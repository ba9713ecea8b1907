import { createServer, type Socket } from 'node:net';
import {
  createMessageConnection,
  ErrorCodes,
  ResponseError,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';
import type { LabClock } from '../../../contract/clock.ts';
import { sameText } from '../../../contract/identity.ts';
import type { Journal, JournalEntry } from '../../../contract/journal.ts';
import { type Listener, listen } from '../../../net/listen.ts';
import type { Endpoint, NameMap } from '../../../net/name-map.ts';
import type { Topology } from '../../../topology/index.ts';
import { control } from './protocol.ts';
import type { Unit } from './unit.ts';

/** A server of this process that is steered from another one. */
export interface Controlled {
  server: string;
  labKey: string;
  /** Called once. */
  start(topology: Topology, names: NameMap): Promise<Unit>;
}

/** Opens the control port of a server. @throws ListenError */
export function listenForControl(controlled: Controlled, endpoint: Endpoint): Promise<Listener> {
  let started: Promise<Unit> | undefined;
  const start: Controlled['start'] = (topology, names) => {
    started ??= controlled.start(topology, names);
    return started;
  };
  const socketServer = createServer((socket) => serve({ ...controlled, start }, socket));
  return listen(socketServer, `the control port of ${controlled.server}`, endpoint);
}

function serve(controlled: Controlled, socket: Socket): void {
  const connection = createMessageConnection(
    new SocketMessageReader(socket),
    new SocketMessageWriter(socket),
  );
  let admitted = false;
  let running: { unit: Unit; feed: Feed } | undefined;
  const unit = (): Unit => {
    if (running === undefined) throw refusal('expected start first');
    return running.unit;
  };
  const labClock = (): LabClock => {
    const { clock } = unit();
    if ('moveTo' in clock) return clock;
    throw refusal(`${controlled.server} runs on the real clock`);
  };

  connection.onRequest(control.hello, ({ key }) => {
    admitted = sameText(key, controlled.labKey);
    if (!admitted) throw refusal('that is not the key of this lab run');
    return { server: controlled.server };
  });
  connection.onRequest(control.start, async ({ topology, names }) => {
    if (!admitted) throw refusal('expected hello with the key of this lab run first');
    const it = await controlled.start(topology, names);
    const send = (entries: JournalEntry[]) => connection.sendNotification(control.journalled, { entries });
    running = { unit: it, feed: followJournal(it.journal, send) };
    return { ports: it.ports };
  });
  connection.onRequest(control.setNames, (names) => done(unit().setNames(names)));
  connection.onRequest(control.setFaults, ({ faults }) => done(unit().setFaults(faults)));
  connection.onRequest(control.setTopology, async (topology) => done(await unit().setTopology(topology)));
  connection.onRequest(control.journal, () => unit().journal?.since(0) ?? []);
  connection.onRequest(control.forget, ({ before }) => done(unit().journal?.forget(before)));
  connection.onRequest(control.sync, async () => done(await running?.feed.flush()));
  connection.onRequest(control.nextDue, () => ({ due: labClock().nextDue() ?? null }));
  connection.onRequest(control.fireNext, () => done(labClock().fireNext()));
  connection.onRequest(control.moveTo, ({ time }) => done(labClock().moveTo(time)));
  // Whoever steers may vanish at any moment: that ends the connection, never the server.
  connection.onError(() => {});
  socket.on('error', () => {});
  socket.once('close', () => {
    running?.feed.stop();
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
function followJournal(journal: Journal | undefined, send: (entries: JournalEntry[]) => Promise<void>): Feed {
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
  const unsubscribe = journal?.subscribe((entry) => {
    changed.delete(entry);
    changed.add(entry);
    if (!scheduled) setImmediate(flush);
    scheduled = true;
  });
  return {
    flush,
    stop() {
      stopped = true;
      unsubscribe?.();
    },
  };
}
