import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type JournalEntry, monotonicMicroseconds } from '../../contract/journal.ts';
import type { CertificateAuthority } from '../../net/certificates.ts';
import type { NameMap } from '../../net/name-map.ts';
import type { Topology } from '../../topology/index.ts';
import { hasFrontEnd } from '../implementations/front-ends.ts';
import { closeAll, settledAll } from './close-all.ts';
import { corporateNames, internetNames, type ServerPort } from './names.ts';
import { createLabKeys, type LabKeys } from './remote/keys.ts';
import { type ServerProcess, startServerProcess } from './remote/process.ts';
import { advanceTogether, coalesced } from './remote/together.ts';
import { makeRunFolder } from './run-folder.ts';
import { standings } from './standing.ts';
import type { Lab, StartLab } from './types.ts';

export interface FleetOptions {
  authority: CertificateAuthority;
  implementation: Lab['implementation'];
  /** Replaces the decision of the front ends. */
  mutant: string | null;
  /** Where the lab clock starts, milliseconds since the epoch. */
  start: number;
}

/** Server processes that serve one lab after the other: they are restored between labs, and restarted where they ended. */
export interface Fleet {
  /** Waits for its turn. @throws ChildError, or what a server's start throws */
  startLab: StartLab;
  /** Ends every process. Never throws. */
  close(): Promise<void>;
}

interface Member {
  process: ServerProcess;
  ports: ServerPort[];
  /** Ports and certificate, as a text: what cannot be changed while it runs. */
  standing: string;
  /** Whether faults were set on it. */
  touched: boolean;
  /** What it was told last: most labs of a run differ in nothing, and twenty servers need not hear that. */
  topology: Topology;
  names: string;
}

const directory = 'directory';

/** Makes an empty fleet: processes start when a lab first needs them. */
export function createFleet(options: FleetOptions): Fleet {
  const members = new Map<string, Member>();
  /** Where servers listened that are down: nobody does now, but names still lead there. */
  const deserted = new Map<string, ServerPort[]>();
  /** Started as soon as a server is stopped, since the next lab will want it back. */
  const replacements = new Map<string, Promise<ServerProcess>>();
  const listeners = new Set<(entry: JournalEntry) => void>();
  /** Connections outlive the labs: what comes on them later is told apart by these. */
  const open = new Map<string, JournalEntry>();
  const hear = (entry: JournalEntry) => {
    if (entry.server === directory) return;
    if (entry.kind !== 'conversation') {
      if (entry.closedAt === null) open.set(entry.id, entry);
      else open.delete(entry.id);
    }
    for (const listener of listeners) listener(entry);
  };
  const labKey = randomBytes(32).toString('base64url');
  let now = options.start;
  let folder: string | undefined;
  let turn: Promise<void> = Promise.resolve();
  let closed = false;

  const remotes = () => [...members.values()].map(({ process }) => process.remote);
  const everywhere = (work: (remote: ServerProcess['remote']) => Promise<unknown>) =>
    Promise.all(remotes().map(work));
  const knownPorts = () => [...portsOf(members), ...[...deserted.values()].flat()];
  const sync = coalesced(async () => {
    await everywhere((remote) => remote.sync());
  });

  const spawn = (server: string) =>
    startServerProcess({
      server,
      keysFile: keysFile(),
      labKey,
      now: options.start,
      mutant: options.mutant,
      onJournal: hear,
    });
  const keysFile = () => join(folder ?? '', 'keys.json');

  /**
   * Starts what the topology has and the fleet has not, replaces what cannot become what the topology says, and stops
   * what is to be down from the beginning.
   */
  const muster = async (topology: Topology, stopped: readonly string[]): Promise<void> => {
    const keys = await createLabKeys(topology, options.authority, labKey);
    folder ??= makeRunFolder('fleet');
    const wanted = standings(topology);
    const stale = [...members].filter(
      ([server, { standing }]) => (wanted.get(server) ?? standing) !== standing,
    );
    await Promise.all(stale.map(([server]) => endMember(server, 'stop')));
    const missing = [...wanted]
      .map(([server]) => server)
      .filter((server) => !members.has(server) && !(stopped.includes(server) && deserted.has(server)));
    if (missing.length > 0) await start(topology, missing, wanted, keys);
    await Promise.all(stopped.filter((server) => members.has(server)).map((it) => endMember(it, 'stop')));
  };

  const start = async (
    topology: Topology,
    missing: readonly string[],
    wanted: ReadonlyMap<string, string>,
    keys: LabKeys,
  ): Promise<void> => {
    await writeFile(keysFile(), JSON.stringify(keys), { mode: 0o600 });
    const processes = await settledAll(
      missing.map((server) => replacements.get(server) ?? spawn(server)),
      (process) => process.end('crash'),
    );
    for (const server of missing) replacements.delete(server);
    for (const process of processes) {
      const { server } = process.remote;
      const standing = wanted.get(server) ?? '';
      members.set(server, { process, ports: [], standing, touched: false, topology, names: '' });
      deserted.delete(server);
    }
    const bind = async (names: string[]) => {
      const known = corporateNames(topology, portsOf(members));
      await Promise.all(
        names.map(async (server) => {
          const member = memberNamed(server);
          const { remote } = member.process;
          const ports = await remote.start(topology, known);
          await remote.clock.moveTo(now);
          member.ports = ports.map((port) => ({ server, ...port }));
        }),
      );
    };
    // A front end reads the topology at its start, so the directory has to be there before it.
    const [first, later] = partition(missing, (server) => server === directory);
    await bind(first);
    await bind(later);
  };

  const memberNamed = (server: string): Member => {
    const member = members.get(server);
    if (member === undefined) throw new Error(`the lab has no server "${server}"`);
    return member;
  };
  const endMember = async (server: string, how: 'stop' | 'crash') => {
    const member = memberNamed(server);
    members.delete(server);
    deserted.set(server, member.ports);
    await member.process.end(how);
    for (const [id, entry] of open) if (entry.server === server) open.delete(id);
  };

  const lease = (initial: Topology, names: Lab['names'], release: () => void): Lab => {
    const servers = new Map(
      knownPorts().map(({ server, endpoint }) => [`${endpoint.address}:${endpoint.port}`, server]),
    );
    const mine = new Set<(entry: JournalEntry) => void>();
    let topology = initial;
    let over: Promise<void> | undefined;
    const restore = async () => {
      for (const listener of mine) listeners.delete(listener);
      const touched = [...members.values()].filter((member) => member.touched);
      await closeAll([
        ...touched.map(
          ({ process }) =>
            () =>
              process.remote.setFaults([]),
        ),
        ...remotes().map((remote) => () => remote.forget(monotonicMicroseconds())),
      ]);
      for (const member of touched) member.touched = false;
    };
    return {
      get topology() {
        return topology;
      },
      names,
      ca: options.authority.ca,
      labKey,
      implementation: options.implementation,
      now: () => now,
      serverAt: ({ address, port }) => servers.get(`${address}:${port}`),
      isUnderTest: (server) => hasFrontEnd(topology, server),
      async journal() {
        const mocks = remotes().filter(({ server }) => server !== directory);
        const journals = await Promise.all(mocks.map((remote) => remote.journal()));
        return journals.flat().toSorted((a, b) => a.order - b.order);
      },
      async forget(before) {
        await everywhere((remote) => remote.forget(before));
      },
      onJournal(listener) {
        for (const entry of open.values()) listener(entry);
        listeners.add(listener);
        mine.add(listener);
        return () => {
          listeners.delete(listener);
          mine.delete(listener);
        };
      },
      async synced(only) {
        if (only === undefined) return sync();
        await Promise.all(remotes().map(async (it) => only.has(it.server) && it.sync()));
      },
      async advance(ms, settled) {
        const target = now + ms;
        const clocks = remotes().map(({ clock }) => clock);
        await advanceTogether(clocks, target, async (time) => {
          now = time;
          await sync();
          await settled();
        });
        now = target;
      },
      async setFaults(server, faults) {
        const member = memberNamed(server);
        member.touched = true;
        await member.process.remote.setFaults(faults);
      },
      async setTopology(changed) {
        topology = changed;
        await spread(changed);
      },
      async stopServer(server, how = 'stop') {
        await endMember(server, how);
        const replacement = spawn(server);
        // Who takes it is told why it did not start.
        replacement.catch(() => {});
        replacements.set(server, replacement);
      },
      close() {
        over ??= restore().finally(release);
        return over;
      },
    };
  };

  /** Directory and mocks first: a front end reads the organisation from the directory. */
  const spread = async (topology: Topology) => {
    const behind = [...members.values()].filter((member) => member.topology !== topology);
    const tell = async (member: Member) => {
      await member.process.remote.setTopology(topology);
      member.topology = topology;
    };
    const [fronts, others] = partition(behind, ({ process }) => hasFrontEnd(topology, process.remote.server));
    await Promise.all(others.map(tell));
    await Promise.all(fronts.map(tell));
  };

  const announce = async (names: NameMap) => {
    const text = JSON.stringify(names);
    const behind = [...members.values()].filter((member) => member.names !== text);
    await Promise.all(
      behind.map(async (member) => {
        await member.process.remote.setNames(names);
        member.names = text;
      }),
    );
  };

  return {
    async startLab(topology, stopped = []) {
      const before = turn;
      let release = () => {};
      turn = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      try {
        if (closed) throw new Error('the fleet is closed');
        await muster(topology, stopped);
        const ports = knownPorts();
        const names: Lab['names'] = {
          internet: internetNames(topology, ports),
          corporate: corporateNames(topology, ports),
        };
        await announce(names.corporate);
        await spread(topology);
        await sync();
        return lease(topology, names, release);
      } catch (error) {
        release();
        throw error;
      }
    },
    async close() {
      closed = true;
      await closeAll([
        ...[...members.keys()].map((server) => () => endMember(server, 'stop')),
        ...[...replacements.values()].map((it) => async () => (await it).end('stop')),
      ]);
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

function portsOf(members: ReadonlyMap<string, Member>): ServerPort[] {
  return [...members.values()].flatMap(({ ports }) => ports);
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
