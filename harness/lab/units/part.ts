import type { Clock } from '../../../contract/clock.ts';
import type { Fault } from '../../../contract/fault.ts';
import type { Journal } from '../../../contract/journal.ts';
import type { Endpoint, NameMap } from '../../../net/name-map.ts';
import type { TlsIdentity } from '../../../net/tls.ts';
import type { Topology } from '../../../topology/index.ts';
import type { UnitPort } from '../unit.ts';

/** What a server's parts are started with. */
export interface PartOptions {
  server: string;
  topology: Topology;
  clock: Clock;
  /** Read at each connection: the lab changes it in place. */
  names: NameMap;
  tls: TlsIdentity;
  labKey: string;
  endpointFor: (nominalPort: number) => Endpoint;
}

/** What plays a server in this process: a mock, a front end, or both behind one name. */
export interface Part {
  ports: UnitPort[];
  /** Absent: it is under test, and nobody sets faults on it either. */
  journal?: Journal;
  setFaults?(faults: Fault[]): void;
  /** Of a mock. */
  setTopology?(topology: Topology): void;
  /** Of a front end: see Unit.refresh. */
  refresh?(): Promise<void>;
  /** See Unit.settled; absent: always so. */
  settled?(): Promise<void>;
  stop(): Promise<void>;
  /** In place of `stop` when the lab ends; absent: the same. */
  close?(): Promise<void>;
}

export type StartPart = (options: PartOptions) => Promise<Part>;

/** A mock, or the directory. Loaded when the first one starts: the process of a front end has none. @throws ListenError */
export const startMockPart: StartPart = async (options) => {
  const { startDirectory, startMock } = await import('../../../mocks/index.ts');
  return options.server === 'directory' ? startDirectory(options) : startMock(options);
};
