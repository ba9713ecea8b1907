import { createHash } from 'node:crypto';

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

/** Somebody connected to this server. Written when the first byte could arrive, whether or not a conversation follows. */
export interface ConnectionEntry extends EntryBase {
  kind: 'connection';
  peer: { address: string; port: number };
  localPort: number;
  secure: boolean;
  /** Lab clock; null while the socket is open. Set by `update`. */
  closedAt: number | null;
}

/**
 * A client's conversation with this server as it saw it: an HTTP request and its answer, a mail session's command, an
 * RPC association. What every protocol has stands here, what only one transport has in `detail`.
 */
export interface ConversationEntry<Detail extends ConversationDetail = ConversationDetail> extends EntryBase {
  kind: 'conversation';
  /** Id of the ConnectionEntry it came on. */
  connection: string;
  protocol: string;
  secure: boolean;
  /** sAMAccountName, alias suffix included; null before authentication. */
  user: string | null;
  identity: IdentitySource | null;
  /** Whether all that the peer says in it has come, or nothing more can: an answer may be given before. */
  received: boolean;
  /** `held`: the server keeps it open on purpose (a hang fault, a Ping); `aborted`: the peer went away. */
  state: 'open' | 'held' | 'answered' | 'aborted';
  /** Lab clock; null while open. */
  endedAt: number | null;
  /** What passed on the connection, within TLS, since its last conversation ended; null while open. */
  bytesSent: number | null;
  bytesReceived: number | null;
  detail: Detail;
}

/** What only one transport has, told apart by `transport`. Mail and RPC add theirs when they come. */
export type ConversationDetail = HttpDetail;

/** An HTTP request and, once there is one, the status of its answer. */
export interface HttpDetail {
  transport: 'http';
  method: string;
  /** Request target as received: path and query. */
  url: string;
  host: string;
  /** `1.1`. */
  httpVersion: string;
  userAgent: string;
  /** Request header lines as received, in their order and letters; secrets taken out. */
  headers: HeaderLine[];
  /** What has come of the request's body (`bodyInJournal`), secrets taken out; empty until it is `received`. */
  body: string;
  /** null while open, and for ever when the peer went away. */
  status: number | null;
}

export type HeaderLine = [name: string, value: string];

/** This server opened a connection to another one; what tells its traffic from the client's and the proxy's. */
export interface OutgoingEntry extends EntryBase {
  kind: 'outgoing';
  localPort: number;
  /** Nominal `host:port`. */
  target: string;
  /** Lab clock; null while the socket is open. Set by `update`. */
  closedAt: number | null;
}

export type JournalEntry = ConnectionEntry | ConversationEntry | OutgoingEntry;

type Draft<T> = T extends JournalEntry
  ? Omit<T, 'id' | 'server' | 'revision' | 'order' | 'at' | 'closedAt'>
  : never;

/** Everything one server saw, in order. Written by the server, read by the harness. */
export interface Journal {
  add<T extends JournalEntry>(entry: Draft<T>): T;
  update<T extends JournalEntry>(entry: T, change: Partial<T>): void;
  /** Entries changed after `revision` (0: all of them), oldest change first. */
  since(revision: number): JournalEntry[];
  /**
   * Forgets what was over before a machine-wide order (see monotonicMicroseconds), so that a long run does not grow. An
   * open connection is kept, since a later conversation may come on it, and so is one without its answer.
   */
  forget(before: number): void;
  /** Called after every change; returns how to stop it. */
  subscribe(listener: (entry: JournalEntry) => void): () => void;
}

/** @param now lab clock */
export function createJournal(
  server: string,
  now: () => number,
  order: () => number = monotonicMicroseconds,
): Journal {
  /** By id, oldest change first; `changed` is the order of the last change. */
  const remembered = new Map<string, { entry: JournalEntry; changed: number }>();
  const listeners = new Set<(entry: JournalEntry) => void>();
  let revision = 0;
  let count = 0;
  const publish = (entry: JournalEntry, changed: number) => {
    remembered.delete(entry.id);
    remembered.set(entry.id, { entry, changed });
    for (const listener of listeners) listener(entry);
  };
  return {
    add<T extends JournalEntry>(draft: Draft<T>): T {
      count += 1;
      revision += 1;
      const added = order();
      const entry = {
        ...draft,
        ...(draft.kind !== 'conversation' && { closedAt: null }),
        id: `${server}/${count}`,
        server,
        revision,
        order: added,
        at: now(),
      } as unknown as T;
      publish(entry, added);
      return entry;
    },
    update(entry, change) {
      revision += 1;
      Object.assign(entry, change, { revision });
      publish(entry, order());
    },
    since: (after) =>
      [...remembered.values()].filter(({ entry }) => entry.revision > after).map(({ entry }) => entry),
    forget(before) {
      for (const { entry, changed } of remembered.values()) {
        if (changed >= before) return;
        if (isOver(entry)) remembered.delete(entry.id);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether nothing more can come of it: the connection is closed, the conversation has its answer. */
function isOver(entry: JournalEntry): boolean {
  return entry.kind === 'conversation'
    ? entry.state === 'answered' || entry.state === 'aborted'
    : entry.closedAt !== null;
}

/** CLOCK_MONOTONIC in microseconds: comparable between the processes of one machine. */
export function monotonicMicroseconds(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

/** The values of every header line of a name, in order; names are compared without case. */
export function headerValues({ headers }: Pick<HttpDetail, 'headers'>, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.flatMap(([known, value]) => (known.toLowerCase() === wanted ? [value] : []));
}

/** Bytes of a body that a journal keeps as they are. */
export const journalledBodyBytes = 4096;

/** A body as a journal has it: one character a byte (ISO 8859-1); of a longer one, length and SHA-256. */
export function bodyInJournal(body: Uint8Array): string {
  if (body.length <= journalledBodyBytes) return Buffer.from(body).toString('latin1');
  return bodyDigest(body.length, createHash('sha256').update(body).digest('hex'));
}

/** How a body that is too long for a journal is told. @param sha256 in hexadecimal */
export function bodyDigest(bytes: number, sha256: string): string {
  return `(${bytes} bytes, SHA-256 ${sha256})`;
}

/** How a conversation is called in a sentence: `GET /owa/`. */
export function conversationName({ detail }: Pick<ConversationEntry, 'detail'>): string {
  return `${detail.method} ${detail.url}`;
}
