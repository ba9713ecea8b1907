import { NotificationType, RequestType, RequestType0 } from 'vscode-jsonrpc/node';
import type { Fault } from '../../../contract/fault.ts';
import type { JournalEntry } from '../../../contract/journal.ts';
import type { BoundPort } from '../../../mocks/types.ts';
import type { NameMap } from '../../../net/name-map.ts';
import type { Topology } from '../../../topology/index.ts';

/**
 * How the lab steers a server that lives in another process: JSON-RPC 2.0 over a TCP connection to the server's control
 * port, apart from every protocol port. `hello` with the key of the lab run comes first, then `start`; everything else
 * is refused before.
 */
export const control = {
  hello: new RequestType<{ key: string }, { server: string }, void>('hello'),
  /** Binds the server's ports. Names may still be added: only a front end needs one (the directory's) at its start. */
  start: new RequestType<{ names: NameMap; topology: Topology }, { ports: BoundPort[] }, void>('start'),
  setNames: new RequestType<NameMap, null, void>('setNames'),
  setFaults: new RequestType<{ faults: Fault[] }, null, void>('setFaults'),
  setTopology: new RequestType<Topology, null, void>('setTopology'),
  /** Everything that is still remembered. */
  journal: new RequestType0<JournalEntry[], void>('journal'),
  /** Forgets what was journalled before this machine-wide order. */
  forget: new RequestType<{ before: number }, null, void>('forget'),
  /** Answers once every change so far has been notified on this connection. */
  sync: new RequestType0<null, void>('sync'),
  nextDue: new RequestType0<{ due: number | null }, void>('clock/nextDue'),
  fireNext: new RequestType0<null, void>('clock/fireNext'),
  moveTo: new RequestType<{ time: number }, null, void>('clock/moveTo'),
  /** Entries that were added or changed, in the journal's order. */
  journalled: new NotificationType<{ entries: JournalEntry[] }>('journalled'),
} as const;
