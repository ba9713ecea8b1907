import type { Clock, LabClock } from '../../../contract/clock.ts';
import type { Fault } from '../../../contract/fault.ts';
import type { Journal, JournalEntry } from '../../../contract/journal.ts';
import type { Endpoint, NameMap } from '../../../net/name-map.ts';
import type { TlsIdentity } from '../../../net/tls.ts';
import type { Topology } from '../../../topology/index.ts';
import { closeAll } from '../close-all.ts';
import { replaceNames } from '../names.ts';
import type { Unit, UnitClock, UnitPort } from '../unit.ts';
import type { Part, StartPart } from './part.ts';

/** How a server lives in this process. */
export interface InProcessUnitOptions {
  /** Name in the topology, or `directory`. */
  server: string;
  clock: Clock;
  /** The clock as the lab moves it, one for all units that share it; null: nobody moves it. */
  unitClock: UnitClock | null;
  labKey: string;
  identity: (topology: Topology) => Promise<TlsIdentity>;
  /** Where it listens at first. */
  endpointFor: (nominalPort: number) => Endpoint;
  /** What plays it in a topology; each part after the one before. */
  partsOf: (topology: Topology) => readonly StartPart[];
  followsDirectory: Unit['followsDirectory'];
  /** Default: true. */
  restarts?: boolean;
}

/** Makes the unit; nothing listens before its start. */
export function createInProcessUnit(options: InProcessUnitOptions): Unit {
  const { server } = options;
  const bound = new Map<number, Endpoint>();
  const subscribers = new Set<(entry: JournalEntry) => void>();
  let names: NameMap = {};
  let parts: readonly Part[] = [];
  let isUp = false;
  /** Those of a stopped server are still to be read: what it saw last changes as its connections close. */
  let journals: readonly Journal[] = [];
  let stopFollowing: (() => void)[] = [];

  const running = (): readonly Part[] => {
    if (!isUp) throw new Error(`${server} is down`);
    return parts;
  };
  const down = async (end: (part: Part) => Promise<void>) => {
    const ending = isUp ? parts : [];
    isUp = false;
    await Promise.all(ending.map(end));
  };
  return {
    server,
    restarts: options.restarts ?? true,
    clock: options.unitClock,
    followsDirectory: options.followsDirectory,
    journal: {
      entries: async () => journals.flatMap((journal) => journal.since(0)),
      async forget(before) {
        for (const journal of journals) journal.forget(before);
      },
      subscribe(listener) {
        subscribers.add(listener);
        return () => subscribers.delete(listener);
      },
    },
    async start(topology, known) {
      if (isUp) throw new Error(`${server} is up already`);
      names = known;
      const tls = await options.identity(topology);
      const started: Part[] = [];
      try {
        for (const start of options.partsOf(topology)) {
          started.push(
            await start({
              server,
              topology,
              clock: options.clock,
              names,
              tls,
              labKey: options.labKey,
              endpointFor: (port) => bound.get(port) ?? options.endpointFor(port),
            }),
          );
        }
      } catch (error) {
        await closeAll(started.map((part) => part.stop));
        throw error;
      }
      parts = started;
      isUp = true;
      for (const stop of stopFollowing) stop();
      journals = started.flatMap(({ journal }) => journal ?? []);
      stopFollowing = journals.map((journal) =>
        journal.subscribe((entry) => {
          for (const listener of subscribers) listener(entry);
        }),
      );
      const ports = started.flatMap((part): UnitPort[] => part.ports);
      for (const { nominalPort, endpoint } of ports) bound.set(nominalPort, endpoint);
      return ports;
    },
    async setNames(changed) {
      if (changed !== names) replaceNames(names, changed);
    },
    async setFaults(faults: Fault[]) {
      const playing = running().filter(({ setFaults }) => setFaults !== undefined);
      if (playing.length === 0 && faults.length > 0) {
        throw new Error(`${server} is a front end: faults can be set on mocks only`);
      }
      for (const { setFaults } of playing) setFaults?.(faults);
    },
    async setTopology(topology) {
      for (const part of running()) part.setTopology?.(topology);
    },
    async refresh() {
      await Promise.all(running().map((part) => part.refresh?.()));
    },
    // Subscribers are called within the change itself.
    sync: async () => {},
    async settled() {
      await Promise.all(running().map((part) => part.settled?.()));
    },
    stop: () => down((part) => part.stop()),
    crash: () => down((part) => part.stop()),
    close: () => down((part) => part.close?.() ?? part.stop()),
  };
}

/** A lab clock as units have it. */
export function unitClockOf(clock: LabClock): UnitClock {
  return {
    nextDue: async () => clock.nextDue(),
    async fireNext() {
      clock.fireNext();
    },
    moveTo: async (time) => clock.moveTo(time),
  };
}
