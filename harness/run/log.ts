import type { ConversationEntry } from '../../contract/journal.ts';
import { sameName, serverNamed, type Topology } from '../../topology/index.ts';
import { type Difference, difference } from '../drivers/difference.ts';
import type { LogLine } from '../lab/logs/httpproxy-reader.ts';
import { fitsHop } from '../specs/hops.ts';
import type { LogExpectation } from '../specs/schema.ts';
import { fitsText, shownPattern, shownText } from '../specs/text-pattern.ts';

/** What the front ends' log says of the last request of an action. */
export interface Logged {
  /** As the answer named it; null when it did not. */
  requestId: string | null;
  /** null: there is none of that request. */
  line: LogLine | null;
}

type CellPattern = Exclude<LogExpectation[string], undefined>;

/** What a log line says otherwise than expected. Pure. @param logged undefined: it was not read, and nothing is expected of it */
export function logDifferences(
  expected: LogExpectation | undefined,
  logged: Logged | undefined,
  conversations: readonly ConversationEntry[],
  topology: Topology,
): Difference[] {
  if (expected === undefined || logged === undefined) return [];
  const { requestId, line } = logged;
  if (requestId === null) {
    return [difference('log', 'a line of the request', 'the answer has no request-id to find it by')];
  }
  if (line === null) {
    return [difference('log', `a line with RequestId ${requestId}`, 'the HttpProxy log has none')];
  }
  return Object.entries(expected).flatMap(([name, pattern]) => {
    if (pattern === undefined) return [];
    const cell = line[name];
    const shown = cell === undefined ? '(no such field)' : shownText(cell === '' ? null : cell);
    const found = `${name}: ${shown}`;
    if (isServer(pattern))
      return serverDifferences(name, pattern.server, { cell, found }, conversations, topology);
    const fits = cell !== undefined && fitsText(pattern, cell === '' ? null : cell);
    return fits ? [] : [difference('log', `${name}: ${shownPattern(pattern)}`, found)];
  });
}

/** A cell has to name the very server that saw the request, not merely one like it. */
function serverDifferences(
  name: string,
  hop: string,
  { cell, found }: { cell: string | undefined; found: string },
  conversations: readonly ConversationEntry[],
  topology: Topology,
): Difference[] {
  const names = new Set(
    conversations
      .filter(({ server }) => fitsHop(topology, hop, server))
      .map(({ server }) => serverNamed(topology, server)?.fqdn ?? server),
  );
  if (cell !== undefined && [...names].some((fqdn) => sameName(fqdn, cell))) return [];
  const wanted = names.size === 0 ? `${hop}, which saw nothing` : [...names].map(shownText).join(' or ');
  return [difference('log', `${name}: ${wanted}`, found)];
}

const isServer = (pattern: CellPattern): pattern is { server: string } =>
  typeof pattern === 'object' && pattern !== null && 'server' in pattern;
