import type {
  ConnectionEntry,
  ConversationEntry,
  JournalEntry,
  OutgoingEntry,
} from '../../contract/journal.ts';
import type { ObservedRequest, Origin } from './path.ts';

/** A socket that a server listens on, by its real port. */
export interface ServerSocket {
  server: string;
  port: number;
}

/** What an index is made with. */
export interface IndexOptions {
  /** In a lab that one case has for itself everything is that case's, but what the directory is asked for nobody. */
  exclusive: boolean;
  /** Where a nominal `host:port` leads to. */
  listenersAt(target: string): ServerSocket[];
  /** Servers whose traffic is somebody's; the directory may be asked without any case. */
  isHop(server: string): boolean;
  /** Machine-wide order now (monotonicMicroseconds). */
  order(): number;
  /** A conversation of a case that had already ended. */
  onLate(alias: string, entry: ConversationEntry): void;
}

/** The journals of a lab, read once as they grow and sorted by case. */
export interface JournalIndex {
  record(entry: JournalEntry): void;
  /** Begins a case. @param aliases of its users @param admits the servers that may see its bytes */
  open(aliases: readonly string[], admits: ReadonlySet<string>): CaseJournal;
  originOf(request: ObservedRequest): Origin;
  /** A conversation by its id, whosever it is, that came since the oldest running case began. */
  conversation(id: string): ConversationEntry | undefined;
  /** Traffic that no case claimed, at servers that no case running at that time admits. */
  strays(): ObservedRequest[];
  /** Machine-wide order before which no running case needs anything. */
  oldestNeeded(): number;
  /** How many things have happened: a number that stands still while nothing does. */
  signs(): number;
  /** How much is remembered. */
  size(): number;
}

/** The journals as one case sees them. */
export interface CaseJournal {
  /** The client opened a connection to a server: whatever comes on it is the case's. */
  claim(to: ServerSocket, localPort: number): void;
  /** The conversations of the case and the connections of its on which none came, in no order. */
  observed(): ObservedRequest[];
  conversations(): ConversationEntry[];
  /** Resolves as soon as the condition holds; looked at after every change of the case's conversations. */
  until(condition: () => boolean): Promise<void>;
  close(): void;
}

interface Connection {
  entry: ConnectionEntry;
  hasConversations: boolean;
  claimedBy: Running | undefined;
}

interface Opening {
  entry: OutgoingEntry;
  /** Machine-wide order at which it had closed; a later connection from the same port is somebody else's. */
  closed: number | undefined;
}

interface Running {
  aliases: readonly string[];
  admits: ReadonlySet<string>;
  openedAt: number;
  conversations: Map<string, ConversationEntry>;
  connections: Set<Connection>;
  claims: Set<string>;
  waiting: Set<() => void>;
}

/** Makes an empty index; feed it with Lab.onJournal. */
export function createJournalIndex(options: IndexOptions): JournalIndex {
  const began = options.order();
  const connections = new Map<string, Connection>();
  const connectionsByKey = new Map<string, Connection>();
  const openings = new Map<string, Opening>();
  const running = new Map<string, Running>();
  const claims = new Map<string, Running>();
  const finished = new Map<string, number>();
  const unclaimed = new Map<string, ObservedRequest>();
  const recent = new Map<string, ConversationEntry>();
  let signs = 0;
  let over: { order: number; forget: () => void }[] = [];

  const onlyCase = () => (options.exclusive ? running.values().next().value : undefined);
  const afterClose = (forget: () => void) => over.push({ order: options.order(), forget });

  function recordConnection(entry: ConnectionEntry): void {
    const known = connections.get(entry.id);
    if (known !== undefined) {
      known.entry = entry;
      if (entry.closedAt !== null) afterClose(() => forgetConnection(known));
      return;
    }
    // A close of something forgotten.
    if (entry.closedAt !== null) return;
    const key = keyOfConnection(entry);
    const connection: Connection = { entry, hasConversations: false, claimedBy: claims.get(key) };
    connections.set(entry.id, connection);
    connectionsByKey.set(key, connection);
    // Left open by an earlier lab of the same servers: known, but nobody's.
    if (entry.order < began) return;
    const owner = connection.claimedBy ?? onlyCase();
    if (owner === undefined) suspect(entry);
    else owner.connections.add(connection);
  }

  function recordConversation(entry: ConversationEntry): void {
    if (entry.order < began) return;
    if (running.size > 0) recent.set(entry.id, entry);
    const connection = connections.get(entry.connection);
    if (connection !== undefined) {
      connection.hasConversations = true;
      unclaimed.delete(connection.entry.id);
    }
    const alias = entry.user?.toLowerCase() ?? '';
    const isHop = options.isHop(entry.server);
    const owners = new Set([connection?.claimedBy, running.get(alias), isHop ? onlyCase() : undefined]);
    owners.delete(undefined);
    if (owners.size > 0) unclaimed.delete(entry.id);
    else if (entry.order <= (finished.get(alias) ?? -1)) return;
    else if (finished.has(alias)) {
      if (isHop) options.onLate(alias, entry);
    } else if (connection !== undefined) suspect(entry);
    for (const owner of owners) {
      owner?.conversations.set(entry.id, entry);
      for (const look of owner?.waiting ?? []) look();
    }
  }

  function recordOutgoing(entry: OutgoingEntry): void {
    for (const listener of options.listenersAt(entry.target)) {
      const key = keyOf(entry.localPort, listener);
      const opening: Opening = { entry, closed: entry.closedAt === null ? undefined : options.order() };
      openings.set(key, opening);
      if (opening.closed === undefined) continue;
      afterClose(() => {
        if (openings.get(key) === opening) openings.delete(key);
      });
    }
  }

  function suspect(entry: ObservedRequest): void {
    if (!options.isHop(entry.server)) return;
    for (const { admits } of running.values()) if (admits.has(entry.server)) return;
    unclaimed.set(entry.id, entry);
  }

  function forgetConnection(connection: Connection): void {
    const key = keyOfConnection(connection.entry);
    connections.delete(connection.entry.id);
    if (connectionsByKey.get(key) === connection) connectionsByKey.delete(key);
  }

  function oldestNeeded(): number {
    let oldest = options.order();
    for (const { openedAt } of running.values()) oldest = Math.min(oldest, openedAt);
    return oldest;
  }

  function closeCase(it: Running): void {
    for (const alias of it.aliases) {
      running.delete(alias);
      finished.set(alias, options.order());
    }
    for (const key of it.claims) if (claims.get(key) === it) claims.delete(key);
    for (const connection of it.connections) if (connection.claimedBy === it) forgetConnection(connection);
    const needed = oldestNeeded();
    const keptFrom = over.findIndex(({ order }) => order >= needed);
    const forgettable = keptFrom === -1 ? over : over.slice(0, keptFrom);
    over = keptFrom === -1 ? [] : over.slice(keptFrom);
    for (const { forget } of forgettable) forget();
    for (const [id, { order }] of recent) {
      if (order >= needed) break;
      recent.delete(id);
    }
  }

  return {
    record(entry) {
      signs += 1;
      switch (entry.kind) {
        case 'connection':
          return recordConnection(entry);
        case 'conversation':
          return recordConversation(entry);
        case 'outgoing':
          return recordOutgoing(entry);
      }
    },
    open(aliases, admits) {
      const it: Running = {
        aliases: aliases.map((alias) => alias.toLowerCase()),
        admits,
        openedAt: options.order(),
        conversations: new Map(),
        connections: new Set(),
        claims: new Set(),
        waiting: new Set(),
      };
      for (const alias of it.aliases) running.set(alias, it);
      return {
        claim(to, localPort) {
          signs += 1;
          const key = keyOf(localPort, to);
          claims.set(key, it);
          it.claims.add(key);
          const early = connectionsByKey.get(key);
          if (early === undefined || early.entry.order < it.openedAt) return;
          early.claimedBy = it;
          it.connections.add(early);
          unclaimed.delete(early.entry.id);
        },
        observed: () => [
          ...it.conversations.values(),
          ...[...it.connections]
            .filter((connection) => !connection.hasConversations)
            .map((connection) => connection.entry),
        ],
        conversations: () => [...it.conversations.values()],
        until: (condition) => until(it, condition),
        close: () => closeCase(it),
      };
    },
    originOf(request) {
      const connection = connections.get(request.kind === 'connection' ? request.id : request.connection);
      if (connection?.claimedBy !== undefined) return { kind: 'client' };
      if (connection === undefined) return { kind: 'implementation' };
      const { entry } = connection;
      const opening = openings.get(keyOfConnection(entry));
      const isCurrent = opening !== undefined && (opening.closed ?? Number.POSITIVE_INFINITY) > entry.order;
      return isCurrent ? { kind: 'server', server: opening.entry.server } : { kind: 'implementation' };
    },
    conversation: (id) => recent.get(id),
    strays: () => [...unclaimed.values()],
    oldestNeeded,
    signs: () => signs,
    size: () => connections.size + openings.size + unclaimed.size + recent.size + over.length,
  };
}

async function until(it: Running, condition: () => boolean): Promise<void> {
  if (condition()) return;
  await new Promise<void>((resolve) => {
    const look = () => {
      if (!condition()) return;
      it.waiting.delete(look);
      resolve();
    };
    it.waiting.add(look);
  });
}

/** A connection by its opener's port and where it leads: an opener's port is unique per destination only. */
function keyOf(port: number, to: ServerSocket): string {
  return `${port}>${to.server}:${to.port}`;
}

function keyOfConnection({ peer, server, localPort }: ConnectionEntry): string {
  return keyOf(peer.port, { server, port: localPort });
}
