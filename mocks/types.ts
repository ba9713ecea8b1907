import type { Clock } from '../contract/clock.ts';
import type { Fault } from '../contract/fault.ts';
import type { Journal } from '../contract/journal.ts';
import type { Endpoint, NameMap } from '../net/name-map.ts';
import type { TlsIdentity } from '../net/tls.ts';
import type { Topology } from '../topology/index.ts';

/** A socket of a server: its nominal port (443, 444 …) and where that really listens. */
export interface BoundPort {
  nominalPort: number;
  endpoint: Endpoint;
}

/** What every mock server is started with. */
export interface MockOptions {
  /** Name of the server in the topology (or `directory`). */
  server: string;
  topology: Topology;
  clock: Clock;
  /** Filled in by the lab once every server listens; read at each connection. */
  names: NameMap;
  tls: TlsIdentity;
  /** Signs identities and authors, and opens the directory, in this lab run only. */
  labKey: string;
  /** Where to listen for a nominal port; default: a free port of 127.0.0.1. */
  endpointFor?: (nominalPort: number) => Endpoint;
}

/** A running mock server. */
export interface MockServer {
  name: string;
  ports: BoundPort[];
  journal: Journal;
  /** Replaces all faults. */
  setFaults(faults: Fault[]): void;
  /** The organisation changed (a mailbox moved, a copy was activated, a setting was patched). */
  setTopology(topology: Topology): void;
  /** Closes every socket; resolves when the ports are free. A stopped server cannot be started again. */
  stop(): Promise<void>;
}
