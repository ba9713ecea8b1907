import { realClock } from '../../contract/clock.ts';
import type { Fault } from '../../contract/fault.ts';
import { monotonicMicroseconds } from '../../contract/journal.ts';
import type { CertificateFlaw } from '../../net/certificates.ts';
import type { TlsIdentity } from '../../net/tls.ts';
import { isMailbox, serverNamed, type Topology } from '../../topology/index.ts';
import type { ImplementationDescription } from '../implementations/implementation.ts';
import { isPlayedByImplementation } from '../implementations/under-test.ts';
import { advance } from './advance.ts';
import { closeAll } from './close-all.ts';
import { coalesced } from './coalesced.ts';
import { haveSameFixedParts } from './fixed-parts.ts';
import { createLabJournals } from './journals.ts';
import type { ServerPort } from './names.ts';
import { createLabServers, type UnitSource } from './servers.ts';
import type { Lab } from './types.ts';
import type { Unit } from './unit.ts';

/** What a lab is assembled from. */
export interface LabParts extends UnitSource {
  ca: string;
  labKey: string;
  implementation: ImplementationDescription;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Told of the time whenever the clocks of the units have been moved. */
  moved?(time: number): void;
  /** Where the implementation writes its HttpProxy logs; absent: nobody reads any. */
  httpProxyLogs?: string;
  /** A certificate for a server of a topology, with one flaw. */
  flawedIdentity(topology: Topology, server: string, flaw: CertificateFlaw): Promise<TlsIdentity>;
  /** What ends with the lab, after its units. */
  close?(): Promise<void>;
}

/** A lab that can serve one user after the other. */
export interface AssembledLab extends Lab {
  /** Every socket of the lab: what `up` prints. */
  readonly ports: readonly ServerPort[];
  /**
   * Becomes the lab of another topology, with servers that are down: starts what it lacks, also what an earlier user
   * stopped. @throws what a unit's start throws; then the lab is good for nothing but to be closed
   */
  become(topology: Topology, stopped?: readonly string[]): Promise<void>;
  /** Undoes what a user did: listeners, faults, journals. False when it cannot be undone: a new lab is needed. */
  restore(): Promise<boolean>;
}

/** How often to look whether what a user left under way is over. His connections are closed: it takes a few. */
const patientRounds = 20;

/**
 * Starts directory and mocks at once and the front ends after them.
 * @throws ListenError, ChildError, or what the implementation's start throws; nothing stays open then
 */
export async function assembleLab(
  parts: LabParts,
  initial: Topology,
  stopped: readonly string[] = [],
): Promise<AssembledLab> {
  const journals = createLabJournals();
  const servers = createLabServers(parts, journals.follow);
  const faulty = new Set<string>();
  let topology = initial;
  let closed: Promise<void> | undefined;

  const everybody = (work: (unit: Unit) => Promise<unknown>) => Promise.all(servers.up().map(work));
  const sync = coalesced(async () => {
    await everybody((unit) => unit.sync());
  });
  const stop = async (server: string, how: 'stop' | 'crash') => {
    await servers.stop(server, how);
    journals.forgetOpen(server);
  };
  const assertKnown = (server: string) => {
    if (servers.of(server).length > 0) return;
    const known = topology.servers.map(({ name }) => name).filter((name) => servers.of(name).length > 0);
    throw new Error(`the lab has no server "${server}"; it has ${known.join(', ')}`);
  };
  const close = async () => {
    await closeAll(servers.all().map((unit) => () => unit.close()));
    journals.stop();
    await parts.close?.();
  };

  try {
    await servers.ensure(topology, stopped);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    get topology() {
      return topology;
    },
    get ports() {
      return servers.ports();
    },
    names: servers.names,
    ca: parts.ca,
    labKey: parts.labKey,
    implementation: parts.implementation,
    now: parts.now,
    serverAt: servers.serverAt,
    isUnderTest: (server) => isPlayedByImplementation(topology, server),
    async journal() {
      const heard = servers.all().filter(({ server }) => server !== 'directory');
      const entries = await Promise.all(heard.map((unit) => unit.journal.entries()));
      return entries.flat().toSorted((a, b) => a.order - b.order);
    },
    async directoryJournal() {
      const entries = await Promise.all(servers.of('directory').map((unit) => unit.journal.entries()));
      return entries.flat();
    },
    async logLine(requestId) {
      const { httpProxyLogs } = parts;
      if (httpProxyLogs === undefined) return null;
      // Few runs ask for one: the others do without the CSV library.
      const { findLogLine } = await import('./logs/httpproxy-reader.ts');
      return findLogLine(httpProxyLogs, requestId, realClock);
    },
    async forget(before) {
      await everybody((unit) => unit.journal.forget(before));
    },
    onJournal: journals.onJournal,
    async synced(only) {
      if (only === undefined) return sync();
      await everybody(async (unit) => only.has(unit.server) && unit.sync());
    },
    async advance(ms, settled) {
      const target = parts.now() + ms;
      const clocks = [...new Set(servers.up().map(({ clock }) => clock))].filter((clock) => clock !== null);
      if (clocks.length === 0) throw new Error('this lab runs on the real clock, which cannot be advanced');
      await advance(clocks, target, async (time) => {
        parts.moved?.(time);
        await sync();
        await journals.unlessHeld(everybody((unit) => unit.settled()));
        await settled();
      });
      parts.moved?.(target);
    },
    async setFaults(server, faults) {
      assertKnown(server);
      const described = serverNamed(topology, server);
      if (isPlayedByImplementation(topology, server) && described !== undefined && !isMailbox(described)) {
        throw new Error(
          `${server} is played by ${parts.implementation.name}: faults can be set on mocks only`,
        );
      }
      faulty.add(server);
      const issued = await Promise.all(
        faults.map(
          async (fault): Promise<Fault> =>
            fault.kind === 'certificate'
              ? { ...fault, identity: await parts.flawedIdentity(topology, server, fault.flaw) }
              : fault,
        ),
      );
      // Of a server with both roles the back end; its front end is another unit.
      await servers.of(server)[0]?.setFaults(issued);
    },
    async setTopology(changed) {
      if (!haveSameFixedParts(topology, changed)) {
        throw new Error('a running lab keeps its servers, roles and ports; start another lab for other ones');
      }
      topology = changed;
      await servers.spread(changed);
    },
    async stopServer(server, how = 'stop') {
      assertKnown(server);
      await stop(server, how);
    },
    async become(changed, down = []) {
      topology = changed;
      await servers.ensure(changed, down);
    },
    async restore() {
      journals.dropListeners();
      for (let round = 0; round < patientRounds && journals.hasRequestsUnderWay(); round += 1) {
        await new Promise(setImmediate);
        await sync();
      }
      // Whoever still waits for an answer would turn up in the next user's journal.
      const stuck = journals.hasRequestsUnderWay() ? servers.up() : [];
      if (!servers.canRestart() || stuck.some(({ restarts }) => !restarts)) return false;
      await Promise.all(stuck.map(({ server }) => stop(server, 'stop')));
      const cured = servers.up().filter(({ server }) => faulty.has(server));
      await Promise.all(cured.map((unit) => unit.setFaults([])));
      faulty.clear();
      const speakers = journals.takeSpeakers();
      const now = monotonicMicroseconds();
      await everybody(async (unit) => speakers.has(unit.server) && unit.journal.forget(now));
      return true;
    },
    close() {
      closed ??= close();
      return closed;
    },
  };
}
