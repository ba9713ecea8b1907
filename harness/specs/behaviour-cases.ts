import type { SourcePath } from '../../input/index.ts';
import type { Topology } from '../../topology/index.ts';
import type { Case, Environment } from './case.ts';
import { meaningProblems } from './check.ts';
import { type Entry, environmentOf, tryPatch } from './entry.ts';
import { expandCase } from './expand.ts';
import { type CasePatch, patchOf, settingProblems } from './patches.ts';
import type { BehaviourSource, EnvironmentPatch, EnvironmentPatchSource, Step } from './schema.ts';
import { shapeProblems } from './shape.ts';

/** The cases that one entry of a file makes: expanded, normalised and checked; problems are remembered. */
export function loadBehaviour(source: BehaviourSource, entry: Entry): Case[] {
  const { suite, context, add } = entry;
  const environment = environmentOf(source.overlays ?? [], entry);
  const shape = shapeProblems(source, suite.connect);
  const { expansions, problems } = expandCase(source, suite.connect, entry.personas);
  for (const { path, message, at } of [...shape, ...problems.map((it) => ({ ...it, at: undefined }))]) {
    add(path, message, at);
  }
  if (environment === undefined || shape.length > 0 || problems.length > 0) return [];
  return expansions.map((expansion) => {
    const environmentPatch = withSettings(expansion.source, environment, entry);
    const topology = patchedTopology(environmentPatch, environment, entry);
    if (topology !== undefined) {
      const words = {
        topology,
        clauses: context.clauses,
        verbs: context.options.verbsOf(suite.protocol),
      };
      for (const { path, message, at } of meaningProblems(expansion.source, words)) {
        add(placeInEach(path, source, expansion.source), message, at);
      }
    }
    return toCase(expansion.id, expansion.source, environmentPatch?.patch ?? null, environment, entry);
  });
}

/** The whole patch of the topology; undefined when the case has none. */
function withSettings(
  { with: patch = {} }: BehaviourSource,
  { topology }: Environment,
  { suite, prefix, add }: Entry,
): CasePatch | undefined {
  const settings = suite.settings ?? {};
  for (const { path, message, at } of settingProblems(patch, settings, topology)) add(path, message, at);
  return patch.topology === undefined && patch.servers === undefined
    ? undefined
    : patchOf(patch, settings, topology, prefix);
}

/** The organisation that a case runs in; undefined when its patch does not fit. */
function patchedTopology(
  patch: CasePatch | undefined,
  environment: Environment,
  entry: Entry,
): Topology | undefined {
  return patch === undefined ? environment.topology : tryPatch(patch, environment, entry);
}

/** A user or a host that came from `each` is wrong there. */
function placeInEach(path: SourcePath, source: BehaviourSource, expanded: BehaviourSource): SourcePath {
  const [key] = path;
  if (path.length !== 1 || (key !== 'user' && key !== 'connect')) return path;
  const { user } = expanded;
  const users = source.each?.user ?? [];
  if (key === 'connect' && user !== undefined && !Array.isArray(users) && typeof users[user] === 'string') {
    return ['each', 'user', user];
  }
  const values = source.each?.[key];
  if (values === undefined) return path;
  const value = expanded[key] ?? '';
  return ['each', key, Array.isArray(values) ? values.indexOf(value) : value];
}

function toCase(
  id: string,
  source: BehaviourSource,
  patch: Record<string, unknown> | null,
  environment: Environment,
  entry: Entry,
): Case {
  const steps = source.steps ?? [actionOf(source)];
  const changes = steps.some(({ advance, stop, crash, fault }) =>
    [advance, stop, crash, fault].some((change) => change !== undefined),
  );
  return {
    id,
    title: source.title ?? id,
    clauses: source.clauses,
    judges: entry.suite.judges ?? 'implementation',
    kind: source.kind,
    protocol: entry.suite.protocol,
    user: source.user ?? '',
    users: source.users ?? 1,
    connect: source.connect ?? '',
    needs: needsOf(source, steps),
    steps,
    with: source.with === undefined ? null : environmentPatchOf(source.with, patch),
    exclusive: source.exclusive === true || source.with !== undefined || changes,
    expectedFailure: source.expectedFailure ?? null,
    environment,
    place: entry.place,
  };
}

function environmentPatchOf(
  { servers: _, ...rest }: EnvironmentPatchSource,
  patch: Record<string, unknown> | null,
): EnvironmentPatch {
  return patch === null ? rest : { ...rest, topology: patch };
}

/** Moving the clock is something that an implementation has to be able to follow. */
function needsOf(source: BehaviourSource, steps: readonly Step[]): string[] {
  const advances = steps.some(({ advance }) => advance !== undefined);
  return [...new Set([...(source.needs ?? []), ...(advances ? ['clock'] : [])])];
}

const actionKeys = ['do', 'options', 'send', 'expect', 'then', 'finally'] as const;

function actionOf(source: BehaviourSource): Step {
  return Object.fromEntries(
    actionKeys.flatMap((key) => (source[key] === undefined ? [] : [[key, source[key]]])),
  ) as Step;
}
