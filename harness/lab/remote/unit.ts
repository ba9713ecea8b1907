import { createHmac } from 'node:crypto';
import type { Clock, LabClock } from '../../../contract/clock.ts';
import type { Fault } from '../../../contract/fault.ts';
import type { Journal } from '../../../contract/journal.ts';
import { startDirectory, startMock } from '../../../mocks/index.ts';
import type { BoundPort } from '../../../mocks/types.ts';
import type { Endpoint, NameMap } from '../../../net/name-map.ts';
import type { TlsIdentity } from '../../../net/tls.ts';
import type { Decide, ProxyOptions } from '../../../proxy/types.ts';
import { nominalPorts, type Topology } from '../../../topology/index.ts';
import { startFrontEnd } from '../../implementations/builtin.ts';
import { hasFrontEnd } from '../../implementations/front-ends.ts';

/** What one server of the lab is made of, wherever it runs. */
export interface UnitOptions {
  /** Name in the topology, or `directory`. */
  server: string;
  topology: Topology;
  tls: TlsIdentity;
  labKey: string;
  clock: Clock | LabClock;
  endpointFor: (nominalPort: number) => Endpoint;
  /** Of a front end: a mutant in place of its own decision. */
  decide?: Decide;
  /** Of a front end. */
  onRequest?: ProxyOptions['onRequest'];
}

/** One server of the lab: a mock, the directory, or a front end, which has neither journal nor faults. */
export interface Unit {
  server: string;
  clock: Clock | LabClock;
  ports: BoundPort[];
  journal?: Journal;
  setNames(names: NameMap): void;
  setFaults(faults: Fault[]): void;
  setTopology(topology: Topology): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts one server. @param names what is known so far; a front end needs the directory in it
 * @throws ListenError; DirectoryError of a front end; Error for a server that the topology does not have
 */
export async function startUnit(options: UnitOptions, names: NameMap): Promise<Unit> {
  const known: NameMap = { ...names };
  const setNames = (changed: NameMap) => {
    for (const name of Object.keys(known)) delete known[name];
    Object.assign(known, changed);
  };
  if (hasFrontEnd(options.topology, options.server)) return startFrontEndUnit(options, known, setNames);
  const start = options.server === 'directory' ? startDirectory : startMock;
  const mock = await start({ ...options, names: known });
  return {
    server: mock.name,
    clock: options.clock,
    ports: mock.ports,
    journal: mock.journal,
    setNames,
    setFaults: mock.setFaults,
    setTopology: async (topology) => mock.setTopology(topology),
    stop: mock.stop,
  };
}

async function startFrontEndUnit(
  { server, topology, tls, labKey, clock, endpointFor, decide, onRequest }: UnitOptions,
  names: NameMap,
  setNames: (names: NameMap) => void,
): Promise<Unit> {
  const proxy = await startFrontEnd({
    server,
    listen: endpointFor(nominalPorts.https),
    tls,
    names,
    directory: { url: `https://${topology.directory.fqdn}`, key: labKey },
    labKey,
    // Front ends behind one name read each other's cookies, in whatever process they live (field bug 17).
    sessionSecret: createHmac('sha256', labKey).update('session').digest('base64url'),
    clock,
    ...(decide && { decide }),
    ...(onRequest && { onRequest }),
  });
  return {
    server,
    clock,
    ports: proxy.ports,
    setNames,
    setFaults(faults) {
      if (faults.length > 0) throw new Error(`${server} is a front end: faults can be set on mocks only`);
    },
    setTopology: () => proxy.refreshTopology(),
    stop: proxy.stop,
  };
}
