import type { JournalEntry } from '../../contract/journal.ts';
import type { Unit } from './unit.ts';

/** What a lab hears from its servers; of the directory, which is nobody's path, what it is asked and nothing else. */
export interface LabJournals {
  follow(unit: Unit): void;
  /** See Lab.onJournal. */
  onJournal(listener: (entry: JournalEntry) => void): () => void;
  dropListeners(): void;
  /** The servers that journalled something since the last call: nobody else has anything to forget. */
  takeSpeakers(): ReadonlySet<string>;
  /** Nothing more comes of what was open on a server that is down. */
  forgetOpen(server: string): void;
  /** Whether a request is held or not answered yet. */
  hasRequestsUnderWay(): boolean;
  /** Waits for work that may need the directory, but not for what that holds: only time can end it. */
  unlessHeld(work: Promise<unknown>): Promise<void>;
  /** Hears nothing any more. */
  stop(): void;
}

export function createLabJournals(): LabJournals {
  const listeners = new Set<(entry: JournalEntry) => void>();
  const following: (() => void)[] = [];
  /** Connections outlive the users of a lab: what comes on them later is told apart by these. */
  const connections = new Map<string, JournalEntry>();
  const underWay = new Map<string, JournalEntry>();
  const held = new Set<string>();
  let speakers = new Set<string>();
  let onHeld = () => {};

  const hearDirectory = (entry: JournalEntry) => {
    speakers.add(entry.server);
    if (entry.kind !== 'conversation') return;
    if (entry.state !== 'held') held.delete(entry.id);
    else {
      held.add(entry.id);
      onHeld();
    }
    for (const listener of listeners) listener(entry);
  };
  const hear = (entry: JournalEntry) => {
    speakers.add(entry.server);
    if (entry.kind === 'conversation')
      keep(underWay, entry, entry.state === 'open' || entry.state === 'held');
    else keep(connections, entry, entry.closedAt === null);
    for (const listener of listeners) listener(entry);
  };
  return {
    follow(unit) {
      following.push(unit.journal.subscribe(unit.server === 'directory' ? hearDirectory : hear));
    },
    onJournal(listener) {
      for (const entry of connections.values()) listener(entry);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dropListeners: () => listeners.clear(),
    takeSpeakers() {
      const spoke = speakers;
      speakers = new Set();
      return spoke;
    },
    forgetOpen(server) {
      if (server === 'directory') held.clear();
      for (const open of [connections, underWay]) {
        for (const [id, entry] of open) if (entry.server === server) open.delete(id);
      }
    },
    hasRequestsUnderWay: () => underWay.size > 0 || held.size > 0,
    async unlessHeld(work) {
      work.catch(() => {});
      if (held.size > 0) return;
      const holds = new Promise<void>((resolve) => {
        onHeld = resolve;
      });
      await Promise.race([work, holds]);
    },
    stop() {
      for (const stop of following.splice(0)) stop();
    },
  };
}

function keep(open: Map<string, JournalEntry>, entry: JournalEntry, isOpen: boolean): void {
  if (isOpen) open.set(entry.id, entry);
  else open.delete(entry.id);
}
