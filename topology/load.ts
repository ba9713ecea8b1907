import {
  readYaml,
  SourceError,
  type SourcePath,
  type SourceProblem,
  sortByPlace,
  validate,
  type YamlSource,
} from '../input/index.ts';
import { derive } from './derive.ts';
import { integrityProblems } from './integrity.ts';
import { type Topology, topologySchema } from './schema.ts';
import { withOneSpelling } from './spelling.ts';

/**
 * Loads a topology file, patches it with overlays in order (RFC 7396 JSON Merge Patch: null removes), validates and
 * derives. @throws SourceError with every problem and its place, in the file that said it last.
 */
export function loadTopology(file: string, overlays: readonly string[] = []): Topology {
  return buildTopology([file, ...overlays].map((name) => readYaml(name)));
}

/** The same from sources that are already parsed: the base first, then what patches it. */
export function buildTopology(sources: readonly YamlSource[]): Topology {
  const merged = layered(sources);
  const source = withOneSpelling(validate(topologySchema, merged));
  const problems = integrityProblems(source);
  if (problems.length > 0) {
    throw new SourceError(
      sortByPlace(problems.map(({ path, message, at }) => merged.problem(path, message, at))),
    );
  }
  return derive(source);
}

function layered(sources: readonly YamlSource[]): YamlSource {
  const value = sources.map((source) => source.value).reduce(mergePatch);
  const owner = (path: SourcePath) => sources.findLast((source) => source.has(path)) ?? ownerOfParent(path);
  const ownerOfParent = (path: SourcePath): YamlSource => {
    const found = path.length === 0 ? sources[0] : owner(path.slice(0, -1));
    if (found === undefined) throw new Error('a topology has at least one source');
    return found;
  };
  return {
    file: sources[0]?.file ?? '',
    value,
    has: (path) => sources.some((source) => source.has(path)),
    problem: (path, message, at): SourceProblem => owner(path).problem(path, message, at),
  };
}

/** RFC 7396. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isPlainObject(patch)) return patch;
  const result: Record<string, unknown> = isPlainObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = mergePatch(result[key], value);
  }
  return result;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
