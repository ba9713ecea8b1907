import type { JournalEntry } from '../../../contract/journal.ts';
import type { Endpoint } from '../../../net/name-map.ts';
import type { Topology } from '../../../topology/index.ts';
import { isPlayedByImplementation } from '../../implementations/under-test.ts';
import { type Change, changesBetween } from '../remote/changes.ts';
import { connectToControl, type RemoteServer } from '../remote/control-client.ts';
import type { Unit, UnitPort } from '../unit.ts';

/** Where a server lives that is steered by its control port: a process, a container. */
export interface Dwelling {
  control: Endpoint;
  /** Ends it: at its own pace, or at once. Resolves when it is gone. */
  end(how: 'stop' | 'crash'): Promise<void>;
}

export interface ControlledUnitOptions {
  server: string;
  labKey: string;
  /** Where the lab clock stands, milliseconds since the epoch. */
  now: () => number;
  /** Starts what the server lives in: at once, and again after a crash. */
  launch: () => Promise<Dwelling>;
}

interface Inhabited {
  dwelling: Dwelling;
  remote: RemoteServer;
}

/** Makes a unit of a server that lives elsewhere. What it lives in is being started when this returns. */
export function createControlledUnit({ server, labKey, now, launch }: ControlledUnitOptions): Unit {
  const subscribers = new Set<(entry: JournalEntry) => void>();
  const hear = (entry: JournalEntry) => {
    for (const listener of subscribers) listener(entry);
  };
  let ports: UnitPort[] = [];
  let told: Topology | undefined;
  /** In the dwelling that there is now. */
  let hasStarted = false;
  const move = (): Promise<Inhabited> => {
    const moving = inhabit(launch, labKey, hear);
    // Who starts the server is told why its dwelling did not come up.
    moving.catch(() => {});
    return moving;
  };
  let home = move();
  const remote = async () => (await home).remote;
  const leave = async (how: 'stop' | 'crash') => {
    const { dwelling, remote: left } = await home;
    await dwelling.end(how);
    left.disconnect();
  };
  return {
    server,
    restarts: true,
    clock: {
      nextDue: async () => (await remote()).clock.nextDue(),
      fireNext: async () => (await remote()).clock.fireNext(),
      moveTo: async (time) => (await remote()).clock.moveTo(time),
    },
    journal: {
      entries: async () => (hasStarted ? (await remote()).journal() : []),
      forget: async (before) => (await remote()).forget(before),
      subscribe(listener) {
        subscribers.add(listener);
        return () => subscribers.delete(listener);
      },
    },
    followsDirectory: (topology) => isPlayedByImplementation(topology, server),
    async start(topology, names) {
      told = topology;
      ports = await (await remote()).start({ topology, names, now: now(), ports });
      hasStarted = true;
      return ports;
    },
    setNames: async (names) => (await remote()).setNames(names),
    setFaults: async (faults) => (await remote()).setFaults(faults),
    async setTopology(topology) {
      const changes = changesOnce(told, topology);
      told = topology;
      await (await remote()).setTopology(changes);
    },
    refresh: async () => (await remote()).refresh(),
    sync: async () => (await remote()).sync(),
    settled: async () => (await remote()).settled(),
    stop: async () => (await remote()).stop(),
    async crash() {
      hasStarted = false;
      await leave('crash');
      // Whoever takes the lab next will want it back.
      home = move();
    },
    close: () => leave('stop'),
  };
}

let last: { before: Topology | undefined; after: Topology; changes: Change[] } | undefined;

/** All units of a lab are told the same. */
function changesOnce(before: Topology | undefined, after: Topology): Change[] {
  if (last?.before !== before || last?.after !== after) {
    last = { before, after, changes: changesBetween(before, after) };
  }
  return last.changes;
}

async function inhabit(
  launch: () => Promise<Dwelling>,
  labKey: string,
  hear: (entry: JournalEntry) => void,
): Promise<Inhabited> {
  const dwelling = await launch();
  try {
    return { dwelling, remote: await connectToControl(dwelling.control, labKey, hear) };
  } catch (error) {
    await dwelling.end('crash');
    throw error;
  }
}
