/** How a server learned who is asking. `session` is an FBA cookie, `signed` the front end's signed identity. */
export type IdentitySource = 'basic' | 'fba' | 'session' | 'signed';

interface EntryBase {
  /** Unique in the lab: `<server>/<number>`. */
  id: string;
  server: string;
  /** Counts changes of this journal; an entry carries the number of its last change. */
  revision: number;
  /** Machine-wide monotonic microseconds; orders entries of every process of one machine. */
  order: number;
  /** Lab clock, milliseconds since the epoch. */
  at: number;
}

/** Somebody connected to this server. Written when the first byte could arrive, whether or not a request follows. */
export interface ConnectionEntry extends EntryBase {
  kind: 'connection';
  peer: { address: string; port: number };
  localPort: number;
  secure: boolean;
}

/** One HTTP request (or its like) as this server saw it. */
export interface RequestEntry extends EntryBase {
  kind: 'request';
  /** Id of the ConnectionEntry it came on. */
  connection: string;
  protocol: string;
  method: string;
  /** Request target as received: path and query. */
  url: string;
  host: string;
  userAgent: string;
  secure: boolean;
  /** Request headers, secrets taken out. */
  headers: Record<string, string>;
  /** sAMAccountName, alias suffix included; null before authentication. */
  user: string | null;
  identity: IdentitySource | null;
  /** `held`: the server keeps it open on purpose (a hang fault, a Ping); `aborted`: the peer went away. */
  state: 'open' | 'held' | 'answered' | 'aborted';
  status: number | null;
  /** Lab clock; null while open. */
  endedAt: number | null;
}

/** This server opened a connection to another one; what tells its traffic from the client's and the proxy's. */
export interface OutgoingEntry extends EntryBase {
  kind: 'outgoing';
  localPort: number;
  /** Nominal `host:port`. */
  target: string;
}

export type JournalEntry = ConnectionEntry | RequestEntry | OutgoingEntry;

type Draft<T> = T extends JournalEntry ? Omit<T, 'id' | 'server' | 'revision' | 'order' | 'at'> : never;

/** Everything one server saw, in order. Written by the server, read by the harness. */
export interface Journal {
  add<T extends JournalEntry>(entry: Draft<T>): T;
  update<T extends JournalEntry>(entry: T, change: Partial<T>): void;
  /** Entries changed after `revision` (0: all of them), oldest change first. */
  since(revision: number): JournalEntry[];
  /** Forgets what is older than `revision`, so that a long run does not grow. */
  forget(revision: number): void;
  /** Called after every change; returns how to stop it. */
  subscribe(listener: (entry: JournalEntry) => void): () => void;
}

/** @param now lab clock */
export function createJournal(server: string, now: () => number): Journal {
  const entries = new Map<string, JournalEntry>();
  const listeners = new Set<(entry: JournalEntry) => void>();
  let revision = 0;
  let count = 0;
  const publish = (entry: JournalEntry) => {
    entries.delete(entry.id);
    entries.set(entry.id, entry);
    for (const listener of listeners) listener(entry);
  };
  return {
    add<T extends JournalEntry>(draft: Draft<T>): T {
      count += 1;
      revision += 1;
      const entry = {
        ...draft,
        id: `${server}/${count}`,
        server,
        revision,
        order: monotonicMicroseconds(),
        at: now(),
      };
      publish(entry as unknown as T);
      return entry as unknown as T;
    },
    update(entry, change) {
      revision += 1;
      Object.assign(entry, change, { revision });
      publish(entry);
    },
    since: (after) => [...entries.values()].filter((entry) => entry.revision > after),
    forget(upTo) {
      for (const entry of entries.values()) {
        if (entry.revision > upTo) return;
        entries.delete(entry.id);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** CLOCK_MONOTONIC in microseconds: comparable between the processes of one machine. */
export function monotonicMicroseconds(): number {
  return Number(process.hrtime.bigint() / 1000n);
}
