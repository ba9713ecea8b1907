import type { SourcePath } from '../../input/index.ts';
import type { Topology } from '../../topology/index.ts';
import type { Environment } from './case.ts';
import { type Entry, tryPatch } from './entry.ts';
import { patchOf, settingProblems } from './patches.ts';
import type { BehaviourSource, TopologyChangeSource } from './schema.ts';

type Patch = Record<string, unknown>;

/** What a case makes of its environment: at its beginning, and in each step. */
export interface CasePatches {
  /** Settings of servers folded in; null where nothing is changed. */
  initial: Patch | null;
  /** For each step. */
  steps: (Patch | null)[];
  /** At the beginning, then once each step has begun; undefined when a patch does not fit, which is remembered. */
  topologies: Topology[] | undefined;
}

/** Folds the settings of a case into patches and tries them, each on top of those before. */
export function patchesOf(source: BehaviourSource, environment: Environment, entry: Entry): CasePatches {
  const applied: Patch[] = [];
  const topologies: Topology[] = [];
  let before: Topology | undefined = environment.topology;
  const apply = (written: TopologyChangeSource | undefined, path: SourcePath): Patch | null => {
    const patch =
      before === undefined ? null : foldedPatch(written, path, before, applied, environment, entry);
    if (patch !== null) {
      applied.push(patch.patch);
      before = patch.topology;
    }
    if (before !== undefined) topologies.push(before);
    return patch?.patch ?? null;
  };
  const initial = apply(source.with, ['with']);
  const steps = (source.steps ?? [{}]).map((step, index) => {
    const path = ['steps', index, 'with'];
    const from = before;
    const patch = apply(step.with, path);
    if (from !== undefined && before !== undefined && !haveSameServers(from, before)) {
      entry.add(
        path,
        'a step cannot add servers, take them away, or change their names, versions or roles: expected that in "with" of the case',
        'key',
      );
    }
    return patch;
  });
  return { initial, steps, topologies: before === undefined ? undefined : topologies };
}

function foldedPatch(
  written: TopologyChangeSource | undefined,
  path: SourcePath,
  before: Topology,
  applied: readonly Patch[],
  environment: Environment,
  entry: Entry,
): { patch: Patch; topology: Topology | undefined } | null {
  if (written?.topology === undefined && written?.servers === undefined) return null;
  const settings = entry.suite.settings ?? {};
  for (const problem of settingProblems(written, settings, before, path)) {
    entry.add(problem.path, problem.message, problem.at);
  }
  const patch = patchOf(written, settings, before, [...entry.prefix, ...path]);
  return { patch: patch.patch, topology: tryPatch(applied, patch, environment, entry) };
}

function haveSameServers(one: Topology, other: Topology): boolean {
  const described = ({ servers }: Topology) =>
    JSON.stringify(servers.map(({ name, fqdn, version, serverRole }) => [name, fqdn, version, serverRole]));
  return described(one) === described(other);
}
