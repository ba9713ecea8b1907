import { NotificationType, RequestType, RequestType0 } from 'vscode-jsonrpc/node';
import type { Fault } from '../../../contract/fault.ts';
import type { JournalEntry } from '../../../contract/journal.ts';
import type { NameMap } from '../../../net/name-map.ts';
import type { Topology } from '../../../topology/index.ts';
import type { UnitPort } from '../unit.ts';
import type { Change } from './changes.ts';

/** What a server is started with. */
export interface StartOrder {
  topology: Topology;
  /** Others may be told later: only a front end needs one (the directory's) at its start. */
  names: NameMap;
  /** Where the lab clock stands, milliseconds since the epoch. */
  now: number;
  /** Where it listened before; what is not among them gets a free port. */
  ports: UnitPort[];
}

/**
 * How the lab steers a server that lives in another process: JSON-RPC 2.0 over a TCP connection to the server's control
 * port, apart from every protocol port. `hello` with the key of the lab run comes first, then `start`; everything else
 * is refused before. Whoever has said hello is trusted: only that is checked word by word.
 */
export const control = {
  hello: new RequestType<unknown, unknown, void>('hello'),
  /** Binds the server's ports. */
  start: new RequestType<StartOrder, { ports: UnitPort[] }, void>('start'),
  /** Closes them; `start` may follow. */
  stop: new RequestType0<null, void>('stop'),
  setNames: new RequestType<NameMap, null, void>('setNames'),
  setFaults: new RequestType<{ faults: Fault[] }, null, void>('setFaults'),
  /** Against the organisation that it was told last. */
  setTopology: new RequestType<{ changes: Change[] }, null, void>('setTopology'),
  /** A front end reads the directory now. */
  refresh: new RequestType0<null, void>('refresh'),
  /** Everything that is still remembered. */
  journal: new RequestType0<JournalEntry[], void>('journal'),
  /** Forgets what was journalled before this machine-wide order. */
  forget: new RequestType<{ before: number }, null, void>('forget'),
  /** Answers once every change so far has been notified on this connection. */
  sync: new RequestType0<null, void>('sync'),
  /** Answers once nothing that the server's timers have set off is under way. */
  settled: new RequestType0<null, void>('settled'),
  nextDue: new RequestType0<{ due: number | null }, void>('clock/nextDue'),
  fireNext: new RequestType0<null, void>('clock/fireNext'),
  moveTo: new RequestType<{ time: number }, null, void>('clock/moveTo'),
  /** Entries that were added or changed, in the journal's order. */
  journalled: new NotificationType<{ entries: JournalEntry[] }>('journalled'),
} as const;

/** What `hello` says. */
export interface Hello {
  key: string;
}

export function isHello(said: unknown): said is Hello {
  return typeof said === 'object' && said !== null && 'key' in said && typeof said.key === 'string';
}
