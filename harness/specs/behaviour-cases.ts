import type { SourcePath } from '../../input/index.ts';
import { httpProxyLogFeature } from '../implementations/implementation.ts';
import type { Case, Environment } from './case.ts';
import { type CasePatches, patchesOf } from './case-patches.ts';
import { meaningProblems } from './check.ts';
import { type Entry, environmentOf } from './entry.ts';
import { expandCase } from './expand.ts';
import type { BehaviourSource, Step, TopologyChangeSource } from './schema.ts';
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
    const patches = patchesOf(expansion.source, environment, entry);
    if (patches.topologies !== undefined) {
      const words = {
        topologies: patches.topologies,
        clauses: context.clauses,
        verbs: context.options.verbsOf(suite.protocol),
      };
      for (const { path, message, at } of meaningProblems(expansion.source, words)) {
        add(placeInEach(path, source, expansion.source), message, at);
      }
    }
    return toCase(expansion.id, expansion.source, patches, environment, entry);
  });
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
  patches: CasePatches,
  environment: Environment,
  entry: Entry,
): Case {
  const steps = (source.steps ?? [actionOf(source)]).map((step, index) =>
    step.with === undefined ? step : { ...step, with: withPatch(step.with, patches.steps[index] ?? null) },
  );
  const changes = steps.some(({ with: changed, advance, stop, crash, fault }) =>
    [changed, advance, stop, crash, fault].some((change) => change !== undefined),
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
    member: source.member ?? null,
    clients: clientsOf(source),
    needs: needsOf(source, steps),
    steps,
    with: source.with === undefined ? null : withPatch(source.with, patches.initial),
    exclusive: source.exclusive === true || source.with !== undefined || changes,
    expectedFailure: source.expectedFailure ?? null,
    environment,
    place: entry.place,
  };
}

function clientsOf({ clients = {}, user = '', member }: BehaviourSource): Case['clients'] {
  return Object.fromEntries(
    Object.entries(clients).map(([name, client]) => [
      name,
      { user: client.user ?? user, member: client.member ?? member ?? null },
    ]),
  );
}

/** With the settings of servers folded into the patch of the topology. */
function withPatch<T extends TopologyChangeSource>(
  { servers: _, ...written }: T,
  patch: Record<string, unknown> | null,
): Omit<T, 'servers'> {
  return patch === null ? written : { ...written, topology: patch };
}

/** Moving the clock, and writing logs, is something that an implementation has to be able to do. */
function needsOf(source: BehaviourSource, steps: readonly Step[]): string[] {
  const advances = steps.some(({ advance }) => advance !== undefined);
  const looksAtLogs = steps.some(({ expect, finally: after }) =>
    [expect, after].some((one) => one?.log !== undefined),
  );
  return [
    ...new Set([
      ...(source.needs ?? []),
      ...(advances ? ['clock'] : []),
      ...(looksAtLogs ? [httpProxyLogFeature] : []),
    ]),
  ];
}

const actionKeys = ['do', 'options', 'send', 'expect', 'then', 'finally'] as const;

function actionOf(source: BehaviourSource): Step {
  return Object.fromEntries(
    actionKeys.flatMap((key) => (source[key] === undefined ? [] : [[key, source[key]]])),
  ) as Step;
}
