import { randomBytes } from 'node:crypto';
import { type Clock, createLabClock, realClock } from '../../contract/clock.ts';
import type { Journal, JournalEntry } from '../../contract/journal.ts';
import { type MockServer, nominalPortsOf, startDirectory, startMock } from '../../mocks/index.ts';
import type { CertificateAuthority } from '../../net/certificates.ts';
import type { Endpoint, NameMap } from '../../net/name-map.ts';
import type { Topology } from '../../topology/index.ts';
import { frontEndPortsOf, isFrontEnd } from '../implementations/front-ends.ts';
import { advanceClock } from './advance.ts';
import { certificateNames } from './certificates.ts';
import { closeAll, settledAll } from './close-all.ts';
import { corporateNames, internetNames, type ServerPort } from './names.ts';
import { haveOneStanding } from './standing.ts';
import { tidyRegularly } from './tidy.ts';
import type { Implementation, ImplementationConfig, Lab, RunningImplementation } from './types.ts';

export interface InProcessOptions {
  topology: Topology;
  /** Issues the certificates; shared by labs, so that they are made once. */
  authority: CertificateAuthority;
  /** What plays the CAS2013 servers. It lives on the lab's clock, if it can. */
  implementation: (clock: Clock) => Implementation;
  /** Default: a lab clock that starts now and moves only by `advance`. */
  clock?: 'lab' | 'real';
  /** Where a server listens for a nominal port; default: a free port of 127.0.0.1. */
  endpointFor?: (server: string, nominalPort: number) => Endpoint;
}

/** A lab whose servers all live in this process. */
export interface InProcessLab extends Lab {
  /** Every socket of the lab: what `up` prints. */
  ports: readonly ServerPort[];
  /** What the directory was asked; nobody's path, and so not in `journal()`. */
  directoryJournal(): JournalEntry[];
}

/**
 * Starts directory and mocks at once and the front ends after them, each on real TLS sockets of this machine's loopback.
 * @throws ListenError, or what the implementation's start throws; nothing stays open then
 */
export async function startInProcessLab(options: InProcessOptions): Promise<InProcessLab> {
  const { topology, authority } = options;
  const { clock, move } = createTime(options.clock ?? 'lab');
  const endpointFor = options.endpointFor ?? (() => ({ address: '127.0.0.1', port: 0 }));
  const labKey = randomBytes(32).toString('base64url');
  const corporate: NameMap = {};
  const hostNames = certificateNames(topology);
  const identityOf = (server: string) => authority.identityFor(hostNames.get(server) ?? [server]);
  const mockOptions = async (server: string) => ({
    server,
    topology,
    clock,
    names: corporate,
    tls: await identityOf(server),
    labKey,
    endpointFor: (nominalPort: number) => endpointFor(server, nominalPort),
  });
  const announce = (ports: readonly ServerPort[]) =>
    Object.assign(corporate, corporateNames(topology, ports));
  const startingDirectory = mockOptions('directory').then(startDirectory);
  const startingMocks = topology.servers
    .filter((server) => nominalPortsOf(server).length > 0)
    .map(async ({ name }) => startMock(await mockOptions(name)));
  const implementation = options.implementation(clock);
  // After the mocks: a program of somebody else's is told the names once, at its start.
  const startingFrontEnds = Promise.all([startingDirectory, ...startingMocks]).then(async (started) => {
    announce(started.flatMap(portsOf));
    return implementation.start(
      await configuration(topology, identityOf, endpointFor, { names: corporate, labKey }),
    );
  });
  const [directory, frontEnds, mocks] = await startTogether(
    startingDirectory,
    startingFrontEnds,
    startingMocks,
  );
  const ports = [...portsOf(directory), ...mocks.flatMap(portsOf), ...frontEnds.ports];
  announce(ports);
  return assemble({
    topology,
    ca: authority.ca,
    labKey,
    clock,
    move,
    ports,
    names: { internet: internetNames(topology, ports), corporate },
    directory,
    mocks: new Map(mocks.map((mock) => [mock.name, mock])),
    frontEnds,
    underTest: new Set(topology.servers.filter(isFrontEnd).map(({ name }) => name)),
    description: implementation.describe(),
  });
}

interface Parts {
  topology: Topology;
  ca: string;
  labKey: string;
  clock: Clock;
  move: Lab['advance'];
  ports: readonly ServerPort[];
  names: Lab['names'];
  directory: MockServer;
  mocks: Map<string, MockServer>;
  frontEnds: RunningImplementation;
  underTest: ReadonlySet<string>;
  description: Lab['implementation'];
}

function assemble(parts: Parts): InProcessLab {
  const { directory, mocks, frontEnds, ports } = parts;
  const servers = new Map(ports.map(({ server, endpoint }) => [keyOf(endpoint), server]));
  const listeners = new Set<(entry: JournalEntry) => void>();
  const journals = [...mocks.values()].map(({ journal }) => journal);
  const stopFollowing = journals.map((journal) =>
    journal.subscribe((entry) => {
      for (const listener of listeners) listener(entry);
    }),
  );
  const mockNamed = (server: string) => {
    const mock = mocks.get(server) ?? (server === directory.name ? directory : undefined);
    if (mock !== undefined) return mock;
    throw new Error(
      parts.underTest.has(server)
        ? `${server} is played by ${parts.description.name}: faults can be set on mocks only`
        : `the lab has no server "${server}"; it has ${[...mocks.keys(), ...parts.underTest].join(', ')}`,
    );
  };
  const forget = (before: number) => {
    for (const journal of [...journals, directory.journal]) journal.forget(before);
  };
  const stopTidying = parts.clock === realClock ? tidyRegularly(realClock, forget) : () => {};
  let topology = parts.topology;
  let closed: Promise<void> | undefined;
  return {
    get topology() {
      return topology;
    },
    names: parts.names,
    ca: parts.ca,
    labKey: parts.labKey,
    implementation: parts.description,
    ports,
    now: parts.clock.now,
    serverAt: (endpoint) => servers.get(keyOf(endpoint)),
    isUnderTest: (server) => parts.underTest.has(server),
    journal: async () =>
      journals.flatMap((journal) => journal.since(0)).toSorted((a, b) => a.order - b.order),
    directoryJournal: () => directory.journal.since(0),
    forget: async (before) => forget(before),
    onJournal(listener) {
      for (const entry of journals.flatMap((journal) => journal.since(0))) {
        if (entry.kind !== 'conversation' && entry.closedAt === null) listener(entry);
      }
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    // Listeners are called within the change itself.
    synced: async () => {},
    advance: (ms, settled) =>
      parts.move(ms, async () => {
        await unlessHeld(directory.journal, frontEnds.settled?.());
        await settled();
      }),
    async setFaults(server, faults) {
      mockNamed(server).setFaults(faults);
    },
    async setTopology(changed) {
      assertSameServers(topology, changed);
      topology = changed;
      replace(parts.names.corporate, corporateNames(changed, ports));
      replace(parts.names.internet, internetNames(changed, ports));
      for (const mock of [directory, ...mocks.values()]) mock.setTopology(changed);
      await frontEnds.topologyChanged?.();
    },
    async stopServer(server) {
      if (!parts.underTest.has(server)) return mockNamed(server).stop();
      if (frontEnds.stopServer === undefined)
        throw new Error(`${parts.description.name} cannot stop ${server} alone`);
      await frontEnds.stopServer(server);
      await mocks.get(server)?.stop();
    },
    close() {
      stopTidying();
      closed ??= closeAll([
        () => frontEnds.stop(),
        ...[...mocks.values(), directory].map((mock) => () => mock.stop()),
      ]).then(() => {
        for (const stop of stopFollowing) stop();
      });
      return closed;
    },
  };
}

async function configuration(
  topology: Topology,
  identityOf: (server: string) => ReturnType<CertificateAuthority['identityFor']>,
  endpointFor: (server: string, nominalPort: number) => Endpoint,
  { names, labKey }: { names: NameMap; labKey: string },
): Promise<ImplementationConfig> {
  return {
    frontEnds: await Promise.all(
      topology.servers.filter(isFrontEnd).map(async (server) => ({
        server: server.name,
        fqdn: server.fqdn,
        listen: frontEndPortsOf(server).map((nominalPort) => ({
          nominalPort,
          endpoint: endpointFor(server.name, nominalPort),
        })),
        tls: await identityOf(server.name),
      })),
    ),
    directory: { url: `https://${topology.directory.fqdn}`, key: labKey },
    names,
    labKey,
  };
}

async function startTogether(
  directory: Promise<MockServer>,
  frontEnds: Promise<RunningImplementation>,
  mocks: readonly Promise<MockServer>[],
): Promise<[MockServer, RunningImplementation, MockServer[]]> {
  await settledAll<{ stop(): Promise<void> }>([directory, frontEnds, ...mocks], (started) => started.stop());
  return [await directory, await frontEnds, await Promise.all(mocks)];
}

function createTime(kind: 'lab' | 'real'): { clock: Clock; move: Lab['advance'] } {
  if (kind === 'lab') {
    const clock = createLabClock(realClock.now());
    return { clock, move: (ms, settled) => advanceClock(clock, ms, settled) };
  }
  return {
    clock: realClock,
    move: async () => {
      throw new Error('this lab runs on the real clock, which cannot be advanced');
    },
  };
}

/** Waits for the work of the front ends, but not for what the directory holds: only time can end that. */
async function unlessHeld(directory: Journal, work: Promise<void> | undefined): Promise<void> {
  let stop = () => {};
  const held = new Promise<void>((resolve) => {
    const look = (entry: JournalEntry) => {
      if (entry.kind === 'conversation' && entry.state === 'held') resolve();
    };
    stop = directory.subscribe(look);
    for (const entry of directory.since(0)) look(entry);
  });
  await Promise.race([work, held]);
  stop();
}

/** Sockets and certificates follow from the start: a running lab takes changed settings, mailboxes and copies only. */
function assertSameServers(before: Topology, after: Topology): void {
  if (!haveOneStanding(before, after)) {
    throw new Error('a running lab keeps its servers, roles and ports; start another lab for other ones');
  }
}

/** In place, since everybody in the lab reads the same map. */
function replace(names: NameMap, changed: NameMap): void {
  for (const name of Object.keys(names)) delete names[name];
  Object.assign(names, changed);
}

const portsOf = ({ name, ports }: MockServer): ServerPort[] =>
  ports.map((port) => ({ server: name, ...port }));

const keyOf = ({ address, port }: Endpoint) => `${address}:${port}`;
