import type { Fault } from '../../contract/fault.ts';
import type { JournalEntry } from '../../contract/journal.ts';
import type { Endpoint, NameMap } from '../../net/name-map.ts';
import type { Topology } from '../../topology/index.ts';

/** A socket of a server: its nominal port (443, 444 …) and where that really listens. */
export interface UnitPort {
  nominalPort: number;
  endpoint: Endpoint;
}

/** A unit's share of the lab's time; see LabClock in contract/clock.ts. */
export interface UnitClock {
  nextDue(): Promise<number | undefined>;
  fireNext(): Promise<void>;
  moveTo(time: number): Promise<void>;
}

/** What a unit saw; a front end under test keeps no journal, and its own is always empty. */
export interface UnitJournal {
  /** Everything that is still remembered, in the order of its last change. */
  entries(): Promise<JournalEntry[]>;
  /** Forgets what was journalled before this machine-wide order (see monotonicMicroseconds). */
  forget(before: number): Promise<void>;
  /** Called with every entry that is added or changed, through every start to come; returns how to stop it. */
  subscribe(listener: (entry: JournalEntry) => void): () => void;
}

/**
 * One server of the lab, however it lives: in this process, in one of its own, later in a container. Everything that a
 * lab does, it does to these. Whatever is asked of a unit that is down rejects, but for `stop`, `crash` and `close`.
 */
export interface Unit {
  /** Name in the topology, or `directory`. */
  readonly server: string;
  /** Whether `start` may follow a `stop` or a `crash`. Not so where one program plays several servers. */
  readonly restarts: boolean;
  /** Null on the real clock. Units of one process may share one clock. */
  readonly clock: UnitClock | null;
  readonly journal: UnitJournal;
  /**
   * Whether it reads the organisation from the directory when it starts and refreshes, as front ends do: the directory
   * and the mocks then have to be there first.
   */
  followsDirectory(topology: Topology): boolean;
  /**
   * Becomes the server that the topology says, and listens: on free ports at first, later where it listened before, so
   * that names lead there while it is down. @throws ListenError, ChildError, or what the server's start throws
   */
  start(topology: Topology, names: NameMap): Promise<UnitPort[]>;
  setNames(names: NameMap): Promise<void>;
  /** Replaces all faults. @throws Error for a front end */
  setFaults(faults: Fault[]): Promise<void>;
  /** What it plays by from now on. A front end takes no notice: it reads the directory when it refreshes. */
  setTopology(topology: Topology): Promise<void>;
  /** A front end reads the organisation from the directory now; nothing else does anything. */
  refresh(): Promise<void>;
  /** Resolves once subscribers have been told of every change so far. */
  sync(): Promise<void>;
  /** Resolves once nothing that its timers have set off is under way. */
  settled(): Promise<void>;
  /** Closes its sockets in an order of its own. */
  stop(): Promise<void>;
  /** Ends at once and without a word, where that is possible: else as `stop`. */
  crash(): Promise<void>;
  /** Ends for good, with what it lives in. */
  close(): Promise<void>;
}
