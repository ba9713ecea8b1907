import type { Endpoint } from '../../net/name-map.ts';
import type { Topology } from '../../topology/index.ts';
import { fixedParts } from './fixed-parts.ts';
import { corporateNames, internetNames, replaceNames, type ServerPort } from './names.ts';
import type { Lab } from './types.ts';
import type { Unit } from './unit.ts';

/** A unit of the lab, and what it was told last: most leases of a run differ in little, and need not tell everybody. */
interface Member {
  unit: Unit;
  isUp: boolean;
  /** See fixedParts. */
  fixed: string;
  /** Where it listens, or listened before it went down: names lead there all the same. */
  ports: ServerPort[];
  topology: Topology | null;
  /** What it read of the directory when it was last told to; null: nobody knows. */
  read: Topology | null;
  names: string;
}

/** The units that a lab is made of. A server can be two of them: a mock's ports and the front end under test. */
export interface LabServers {
  /** Changed in place when the organisation changes. */
  names: Lab['names'];
  ports(): ServerPort[];
  serverAt(endpoint: Endpoint): string | undefined;
  /** Those that are up. */
  up(): Unit[];
  /** All that were made, up or down. */
  all(): Unit[];
  /** Those that play a server, up or down. */
  of(server: string): Unit[];
  /**
   * Starts what the topology has and nobody plays yet, starts anew what cannot become what it says, tells the others of
   * it, the front ends by the directory, and stops what is to be down. @throws what a unit's start throws
   */
  ensure(topology: Topology, stopped: readonly string[]): Promise<void>;
  /** Tells directory and mocks of changed settings. Front ends find out by themselves, from the directory. */
  spread(topology: Topology): Promise<void>;
  stop(server: string, how: 'stop' | 'crash'): Promise<void>;
  /** Whether everything that is down can be started again. */
  canRestart(): boolean;
}

/** Where a lab's units come from. */
export interface UnitSource {
  /** Called with a topology before its servers are made or started anew. */
  prepare?(topology: Topology): Promise<void>;
  /** Makes the units that play a server; nothing has to listen before their start. */
  makeUnits(server: string, topology: Topology): readonly Unit[];
}

/** @param follow told of each unit that is made */
export function createLabServers(source: UnitSource, follow: (unit: Unit) => void): LabServers {
  const members: Member[] = [];
  /** Who listens, or listened, where. */
  const occupants = new Map<string, string>();
  const names: Lab['names'] = { internet: {}, corporate: {} };
  const ports = () => members.flatMap((member) => member.ports);
  const named = (server: string) => members.filter(({ unit }) => unit.server === server);

  const announce = async (topology: Topology) => {
    replaceNames(names.corporate, corporateNames(topology, ports()));
    replaceNames(names.internet, internetNames(topology, ports()));
    const text = JSON.stringify(names.corporate);
    const behind = members.filter((member) => member.isUp && member.names !== text);
    await Promise.all(
      behind.map(async (member) => {
        await member.unit.setNames(names.corporate);
        member.names = text;
      }),
    );
  };

  const start = async (starting: readonly Member[], topology: Topology) => {
    replaceNames(names.corporate, corporateNames(topology, ports()));
    const outcomes = await Promise.allSettled(
      starting.map(async (member) => {
        const { server } = member.unit;
        const bound = await member.unit.start(topology, names.corporate);
        Object.assign(member, { isUp: true, topology, read: topology, names: '' });
        member.ports = bound.map((port) => ({ server, ...port }));
        for (const { endpoint } of bound) occupants.set(keyOf(endpoint), server);
      }),
    );
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  };

  const end = async (member: Member, how: 'stop' | 'crash') => {
    if (!member.isUp) return;
    await member.unit[how]();
    member.isUp = false;
  };
  const stop = async (server: string, how: 'stop' | 'crash') => {
    // The front end first: it alone may refuse, and then the server is as it was.
    for (const member of named(server).toReversed()) await end(member, how);
  };

  /** The organisation that what starts was prepared for last: another one may have come between. */
  let prepared: Topology | null = null;

  const spread = async (topology: Topology) => {
    const known = fixedParts(topology);
    const behind = members.filter(
      (member) => member.isUp && member.topology !== topology && known.has(member.unit.server),
    );
    await Promise.all(
      behind.map(async (member) => {
        await member.unit.setTopology(topology);
        member.topology = topology;
      }),
    );
  };

  const refresh = async (topology: Topology) => {
    const behind = members.filter(
      ({ unit, isUp, read }) => isUp && read !== topology && unit.followsDirectory(topology),
    );
    await Promise.all(
      behind.map(async (member) => {
        await member.unit.refresh();
        member.read = topology;
      }),
    );
  };

  return {
    names,
    ports,
    serverAt: (endpoint) => occupants.get(keyOf(endpoint)),
    up: () => members.filter(({ isUp }) => isUp).map(({ unit }) => unit),
    all: () => members.map(({ unit }) => unit),
    of: (server) => named(server).map(({ unit }) => unit),
    async ensure(topology, stopped) {
      const wanted = fixedParts(topology);
      const isReady = ([server, fixed]: [string, string]) =>
        named(server).some((member) => member.fixed === fixed && (member.isUp || stopped.includes(server)));
      if (prepared !== topology && ![...wanted].every(isReady)) {
        await source.prepare?.(topology);
        prepared = topology;
      }
      for (const [server, fixed] of wanted) {
        const present = named(server);
        if (present.length === 0) {
          for (const unit of source.makeUnits(server, topology)) {
            follow(unit);
            members.push({ unit, isUp: false, fixed, ports: [], topology: null, read: null, names: '' });
          }
        }
        const stale = present.filter((member) => member.fixed !== fixed);
        await Promise.all(stale.map((member) => end(member, 'stop')));
        for (const member of stale) Object.assign(member, { fixed, ports: [] });
      }
      const missing = members.filter(
        ({ unit: { server }, isUp, ports: before }) =>
          !isUp && wanted.has(server) && !(stopped.includes(server) && before.length > 0),
      );
      const [late, early] = partition(missing, ({ unit }) => unit.followsDirectory(topology));
      await start(early, topology);
      await announce(topology);
      // Before the front ends start: they ask the directory for themselves at once.
      await spread(topology);
      await start(late, topology);
      await announce(topology);
      await refresh(topology);
      await Promise.all(stopped.map((server) => stop(server, 'stop')));
    },
    async spread(topology) {
      await announce(topology);
      for (const member of members) member.read = null;
      await spread(topology);
    },
    stop,
    canRestart: () => members.every(({ unit, isUp }) => isUp || unit.restarts),
  };
}

const keyOf = ({ address, port }: Endpoint) => `${address}:${port}`;

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
