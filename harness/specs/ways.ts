import type { SourcePath } from '../../input/index.ts';
import type { Topology } from '../../topology/index.ts';
import { fitsHop } from './hops.ts';
import type { Expectation } from './schema.ts';

/** `path` as an expectation has it: one way, or `any` of several. */
export type PathPattern = NonNullable<Expectation['path']>;

/** One way: its hops in order. */
export type Way = Extract<PathPattern, readonly unknown[]>;

/** A hop of a way, `any` of several, or the ways into which it `forks`, taken one after the other. */
export type HopPattern = Way[number];

/** A hop that a path names, and where in the path. */
export interface HopPlace {
  hop: string;
  place: SourcePath;
  /** Whether it is one of several. */
  isAlternative: boolean;
}

/** Every way that a path allows, and where in the path it is written. */
export function waysIn(path: PathPattern): { way: Way; place: SourcePath }[] {
  return Array.isArray(path)
    ? [{ way: path, place: [] }]
    : path.any.map((way, index) => ({ way, place: ['any', index] }));
}

/** Every hop that a path names, whichever the way. */
export function hopsIn(path: PathPattern): HopPlace[] {
  return waysIn(path).flatMap(({ way, place }) => hopsOfWay(way, place));
}

/** Whether something in a path is what a hop of a way asks for. @param shown as paths show it */
export function fitsHopPattern(topology: Topology, pattern: HopPattern, shown: string): boolean {
  if (typeof pattern === 'string') return fitsHop(topology, pattern, shown);
  if ('any' in pattern) return pattern.any.some((hop) => fitsHop(topology, hop, shown));
  const taken = forksIn(shown);
  return (
    taken.length === pattern.forks.length &&
    pattern.forks.every((fork, index) => fitsWay(topology, fork, taken[index] ?? []))
  );
}

/** Whether a path goes exactly along a way. */
export function fitsWay(topology: Topology, way: Way, path: readonly string[]): boolean {
  return way.length === path.length && commonHops(topology, way, path) === path.length;
}

/** The way that a path keeps to for longest, the first of equals. */
export function nearestWay(topology: Topology, ways: readonly Way[], path: readonly string[]): Way {
  const [nearest = []] = ways.toSorted(
    (a, b) => commonHops(topology, b, path) - commonHops(topology, a, path),
  );
  return nearest;
}

/** `cas2013-1 or cas2013-2`, `{cas2010-1|mbx2013-1}`. */
export function shownHop(pattern: HopPattern): string {
  if (typeof pattern === 'string') return pattern;
  if ('any' in pattern) return pattern.any.join(' or ');
  return `{${pattern.forks.map((fork) => fork.join(' → ')).join('|')}}`;
}

/** The ways into which a path forks, as paths show it; none where it does not, or where one of them forks again. */
function forksIn(shown: string): string[][] {
  const inner = /^\{([^{}]*)\}$/.exec(shown)?.[1];
  return inner === undefined ? [] : inner.split('|').map((fork) => fork.split(' → '));
}

function commonHops(topology: Topology, way: Way, path: readonly string[]): number {
  const parting = path.findIndex((shown, index) => !fitsHopPattern(topology, way[index] ?? '', shown));
  return parting === -1 ? path.length : parting;
}

function hopsOfWay(way: Way, place: SourcePath): HopPlace[] {
  return way.flatMap((pattern, index): HopPlace[] =>
    typeof pattern === 'string'
      ? [{ hop: pattern, place: [...place, index], isAlternative: false }]
      : 'any' in pattern
        ? pattern.any.map((hop, at) => ({ hop, place: [...place, index, 'any', at], isAlternative: true }))
        : pattern.forks.flatMap((fork, way) =>
            fork.map((hop, at) => ({ hop, place: [...place, index, 'forks', way, at], isAlternative: true })),
          ),
  );
}
