import { partOf, type SourcePath, type YamlSource } from '../../input/index.ts';
import type { Topology } from '../../topology/index.ts';
import { serversOfHop } from './hops.ts';
import { hopProblems, unknownName } from './known-names.ts';
import type { TopologyChangeSource } from './schema.ts';
import type { CaseProblem } from './shape.ts';

type Patch = Record<string, unknown>;

/** The merge patch of a case or a step: `with.topology`, and on top of it the settings that `with.servers` gives to servers. */
export interface CasePatch {
  patch: Patch;
  /** Where in the file something in the patch is written. */
  placeOf(path: SourcePath): SourcePath;
}

/** Named merge patches of one server. */
export type Settings = Readonly<Record<string, Patch>>;

/** What `with.servers` names that does not exist. Pure. @param withPath where `with` stands in the case */
export function settingProblems(
  { servers = {} }: TopologyChangeSource,
  settings: Settings,
  topology: Topology,
  withPath: SourcePath,
): CaseProblem[] {
  return Object.entries(servers).flatMap(([hop, setting]) => {
    const path = [...withPath, 'servers', hop];
    return [
      ...hopProblems(hop, topology, path).map((problem): CaseProblem => ({ ...problem, at: 'key' })),
      ...(typeof setting === 'string' ? unknownName('setting', setting, Object.keys(settings), path) : []),
    ];
  });
}

/** Pure. @param withPath where `with` stands in the file */
export function patchOf(
  { topology: patch = {}, servers = {} }: TopologyChangeSource,
  settings: Settings,
  topology: Topology,
  withPath: SourcePath,
): CasePatch {
  const written = Object.entries(servers).flatMap(([hop, setting]) =>
    serversOfHop(topology, hop).map((server) =>
      typeof setting === 'string'
        ? { server, patch: settings[setting] ?? {}, at: ['settings', setting] }
        : { server, patch: setting, at: [...withPath, 'servers', hop] },
    ),
  );
  return {
    patch: written.reduce<Patch>(
      (whole, { server, patch: part }) => combined(whole, { servers: { [server]: part } }) as Patch,
      patch,
    ),
    placeOf: ([key, server, ...rest]) => {
      const owner = written.findLast(
        (it) => key === 'servers' && it.server === server && hasPath(it.patch, rest),
      );
      if (owner !== undefined) return [...owner.at, ...rest];
      const whole = [key, server, ...rest].filter((step) => step !== undefined);
      return [...withPath, 'topology', ...whole];
    },
  };
}

/** The patch as a source whose problems point to where it is written. */
export function patchSource(source: YamlSource, { patch, placeOf }: CasePatch): YamlSource {
  return {
    ...partOf(source, [], patch),
    problem: (path, message, at) => source.problem(placeOf(path), message, at),
    has: (path) => hasPath(patch, path),
  };
}

/** Whether a value has something, if only null, at a path. */
export function hasPath(value: unknown, path: SourcePath): boolean {
  let found = value;
  for (const step of path) found = (found as Record<string, unknown> | null | undefined)?.[step];
  return found !== undefined;
}

/** One patch that does what two do one after the other: unlike in a merge, null stays null. */
function combined(first: unknown, second: unknown): unknown {
  if (!isMapping(first) || !isMapping(second)) return second;
  const result: Patch = { ...first };
  for (const [key, value] of Object.entries(second)) {
    result[key] = Object.hasOwn(first, key) ? combined(first[key], value) : value;
  }
  return result;
}

const isMapping = (value: unknown): value is Patch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
