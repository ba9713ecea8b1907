import type { ConnectionEntry, ConversationEntry } from '../../contract/journal.ts';
import type { Endpoint } from '../../net/name-map.ts';
import type { Attempt } from '../drivers/observation.ts';
import { clientHop } from '../specs/hops.ts';

/** Who opened the connection that something came on. */
export type Origin =
  | { kind: 'client' }
  /** A mock server, by its own journal. */
  | { kind: 'server'; server: string }
  /** Nobody that journals: the implementation under test. */
  | { kind: 'implementation' };

/** Something of a case that reached a server: a conversation, or a connection on which none came. */
export type ObservedRequest = ConversationEntry | ConnectionEntry;

/** What a path is read with. */
export interface PathFacts {
  serverAt(endpoint: Endpoint): string | undefined;
  originOf(observed: ObservedRequest): Origin;
  /** What a path names when something reaches a server that journals (see hopBehind). */
  hopOf(server: string): string;
  /** Whether a server is a hop at all; the directory is not. */
  isHop(server: string): boolean;
  /** Whether the implementation under test plays the server. */
  isUnderTest(server: string): boolean;
}

/** Who saw the bytes of a case. */
export interface Path {
  /**
   * Hops in order: server names, `ex2013:444` for the back end of a server that has a front end too, `client` where the
   * client went elsewhere. Where the way forks, the rest is one element: `{cas2010-1 → mbx2010-1|cas2010-2}`. Hops
   * outside every way come last, as `+cas2007-1`.
   */
  path: string[];
  /** The servers outside every way: reached while no attempt explains it, or by somebody who was not on the way. */
  strays: string[];
}

type AttemptFacts = Pick<Attempt, 'connection' | 'startedAt' | 'endedAt'>;

/**
 * Puts together from the servers' journals which way the attempts took. Pure.
 * @param visits what the client did, and then each following of a redirect: it goes elsewhere then, even to the same server
 */
export function pathOf(
  visits: readonly (readonly AttemptFacts[])[],
  observed: readonly ObservedRequest[],
  facts: PathFacts,
): Path {
  const inOrder = observed
    .filter((request) => facts.isHop(request.server))
    .toSorted((a, b) => a.order - b.order);
  const explained = new Set<ObservedRequest>();
  const ways = made(visits).map((attempts) =>
    attempts.flatMap((attempt) => {
      const first = attempt.connection && facts.serverAt(attempt.connection.endpoint);
      if (first === undefined) return [];
      const during = inOrder.filter(({ order }) => order >= attempt.startedAt && order <= attempt.endedAt);
      return [wayOf(first, during, facts, explained)];
    }),
  );
  const strays = inOrder.filter(
    (request) => !explained.has(request) && facts.originOf(request).kind !== 'client',
  );
  const names = [...new Set(strays.map(({ server }) => facts.hopOf(server)))];
  return { path: [...joinWays(ways), ...names.map((name) => `+${name}`)], strays: names };
}

/** The first server of each attempt that reached one, `client` between different ones and between visits. */
export function firstHops(
  visits: readonly (readonly AttemptFacts[])[],
  facts: Pick<PathFacts, 'serverAt'>,
): string[] {
  return joinWays(
    made(visits).map((attempts) =>
      attempts.flatMap(({ connection }) => {
        const server = connection && facts.serverAt(connection.endpoint);
        return server === undefined ? [] : [[server]];
      }),
    ),
  );
}

function wayOf(
  first: string,
  observed: ObservedRequest[],
  facts: PathFacts,
  explained: Set<ObservedRequest>,
): string[] {
  const below = new Map<string, Set<string>>([[first, new Set()]]);
  for (const request of observed) {
    const origin = facts.originOf(request);
    const hop = facts.hopOf(request.server);
    const parent = origin.kind === 'server' ? facts.hopOf(origin.server) : first;
    const isOnTheWay =
      origin.kind === 'client'
        ? hop === first
        : origin.kind === 'implementation'
          ? facts.isUnderTest(first)
          : below.has(parent);
    if (!isOnTheWay) continue;
    explained.add(request);
    if (hop === parent) continue;
    below.get(parent)?.add(hop);
    if (!below.has(hop)) below.set(hop, new Set());
  }
  return render(first, below, []);
}

function render(server: string, below: Map<string, Set<string>>, above: readonly string[]): string[] {
  if (above.includes(server)) return [server];
  const ways = [...(below.get(server) ?? [])].map((next) => render(next, below, [...above, server]));
  return [server, ...fork(ways)];
}

/** The visits in which the client did something. */
const made = <T>(visits: readonly (readonly T[])[]) => visits.filter(({ length }) => length > 0);

/**
 * Consecutive attempts of a visit to the same server are one way; between others the client went elsewhere, even where
 * nobody was.
 */
function joinWays(visits: readonly (readonly string[][])[]): string[] {
  const groups = visits.flatMap((ways): string[][][] => {
    const own: string[][][] = [];
    for (const way of ways) {
      const last = own.at(-1);
      if (last?.[0]?.[0] === way[0] && last !== undefined) last.push(way);
      else own.push([way]);
    }
    return own.length === 0 ? [[]] : own;
  });
  return groups.flatMap((group, index) => (index === 0 ? fork(group) : [clientHop, ...fork(group)]));
}

/** What several ways have in common and then, as one element, where they part; the beginning of a longer one is part of it. */
function fork(ways: readonly string[][]): string[] {
  const longest = ways.filter(
    (way, index) =>
      !ways.some(
        (other, at) =>
          at !== index &&
          (other.length > way.length || (other.length === way.length && at < index)) &&
          way.every((hop, position) => hop === other[position]),
      ),
  );
  const [first = [], ...others] = longest;
  if (others.length === 0) return [...first];
  const common = first.findIndex((hop, index) => others.some((other) => other[index] !== hop));
  const rests = longest.map((way) => way.slice(common).join(' → '));
  return [...first.slice(0, common), `{${rests.join('|')}}`];
}
