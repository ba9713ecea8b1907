import { type ConversationEntry, conversationName, monotonicMicroseconds } from '../../contract/journal.ts';
import type { Lab } from '../lab/types.ts';
import { createJournalIndex, type JournalIndex } from './journal-index.ts';
import type { ObservedRequest } from './path.ts';

/** A lab whose journals are followed. */
export interface JudgedLab {
  lab: Lab;
  index: JournalIndex;
  /** What no case accounts for, one sentence each. */
  strays(): string[];
  /** Stops following. */
  stop(): void;
}

/** @param onLate told of a request of a case that had already ended */
export function judgeLab(
  lab: Lab,
  exclusive: boolean,
  onLate: (alias: string, entry: ConversationEntry) => void,
): JudgedLab {
  const servers = new Set(lab.topology.servers.map(({ name }) => name));
  const index = createJournalIndex({
    exclusive,
    isHop: (server) => servers.has(server),
    listenersAt: (target) =>
      (lab.names.corporate[target.toLowerCase()] ?? []).flatMap((endpoint) => {
        const server = lab.serverAt(endpoint);
        return server === undefined ? [] : [{ server, port: endpoint.port }];
      }),
    order: monotonicMicroseconds,
    onLate,
  });
  const stop = lab.onJournal(index.record);
  return {
    lab,
    index,
    strays: () => index.strays().map(sentence),
    stop,
  };
}

function sentence(request: ObservedRequest): string {
  const what =
    request.kind === 'connection'
      ? `was connected to from port ${request.peer.port} without a request`
      : `saw ${conversationName(request)} of ${request.user ?? 'an unknown user'}`;
  return `${request.server} ${what}: no case that ran then has it in its path`;
}
