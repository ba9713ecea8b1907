import type { FaultOrder } from '../../contract/fault.ts';
import type { JournalEntry } from '../../contract/journal.ts';
import type { Endpoint, NameMap } from '../../net/name-map.ts';
import type { Topology } from '../../topology/index.ts';
import type { ImplementationDescription } from '../implementations/implementation.ts';
import type { LogLine } from './logs/httpproxy-reader.ts';

/** A started organisation with the implementation in front of it. */
export interface Lab {
  topology: Topology;
  /** Names that the Internet resolves (clients), and those that only the corporate network does (everything). */
  names: { internet: NameMap; corporate: NameMap };
  ca: string;
  labKey: string;
  implementation: ImplementationDescription;
  /** Milliseconds since the epoch on the lab clock. */
  now(): number;
  /** The server that listens on an end point; the front ends are the implementation's. */
  serverAt(endpoint: Endpoint): string | undefined;
  /** Whether the server is played by the implementation under test. */
  isUnderTest(server: string): boolean;
  /** Everything that any mock has journalled and that is still remembered, in machine order. */
  journal(): Promise<JournalEntry[]>;
  /** What the directory was asked and still remembers; nobody's path, and so not in `journal()`. */
  directoryJournal(): Promise<JournalEntry[]>;
  /** The line of a request in the front ends' HttpProxy logs, as soon as it is there; null when none comes. */
  logLine(requestId: string): Promise<LogLine | null>;
  /** Forgets what was journalled before this machine-wide order (see monotonicMicroseconds). */
  forget(before: number): Promise<void>;
  /**
   * Called with every entry that any mock adds or changes from now on, in each server's order, after those of the
   * connections that earlier users of the same servers left open; of the directory, with its conversations alone.
   * Returns how to stop it.
   * What the runner indexes: it never reads whole journals.
   */
  onJournal(listener: (entry: JournalEntry) => void): () => void;
  /**
   * Resolves once every change that was journalled before this call has been told to the listeners.
   * @param servers whose changes matter; default: everybody's
   */
  synced(servers?: ReadonlySet<string>): Promise<void>;
  /**
   * Moves the lab clock by `ms`: fires one due timer at a time and waits for `settled` after each.
   * @param settled resolves once every request in flight is answered or journalled as held
   */
  advance(ms: number, settled: () => Promise<void>): Promise<void>;
  /** Replaces all faults of a mock, or of `directory`. */
  setFaults(server: string, faults: readonly FaultOrder[]): Promise<void>;
  /**
   * Changes the organisation while it runs, for directory and mocks; front ends find out from the directory, in their own
   * time. @throws Error when it would need other servers, ports or certificates
   */
  setTopology(topology: Topology): Promise<void>;
  /** Ends a server: in an order of its own, or (where servers are processes) as a crash does. */
  stopServer(server: string, how?: 'stop' | 'crash'): Promise<void>;
  /** Closes everything, or gives it back to where it came from. Never throws; a second call does nothing. */
  close(): Promise<void>;
}

/**
 * Starts a lab for a topology. @param stopped servers that are down from the beginning
 * @throws ListenError, or what the implementation's start throws
 */
export type StartLab = (topology: Topology, stopped?: readonly string[]) => Promise<Lab>;
