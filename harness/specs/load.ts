import { globSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  partOf,
  readYaml,
  SourceError,
  type SourcePath,
  type SourceProblem,
  sortByPlace,
  UsageError,
  validate,
  type YamlSource,
} from '../../input/index.ts';

import type { Protocol } from '../../protocols/registry.ts';
import type { Topology } from '../../topology/index.ts';

import type { VerbTable } from '../drivers/verbs.ts';

import { packageRoot } from '../package-root.ts';
import type { Case, Environment } from './case.ts';
import { meaningProblems } from './check.ts';
import { type Clause, loadClauses } from './clauses.ts';
import { createEnvironments, displayName, type Environments, UnknownFixture } from './environments.ts';
import { expandCase } from './expand.ts';
import { type BehaviourSource, type LintSource, type SpecFile, type Step, specSchema } from './schema.ts';
import { shapeProblems } from './shape.ts';

export interface LoadOptions {
  /** Spec files; default: every specs/**\/*.yaml of the package but the registry. */
  files?: readonly string[];
  /** A fixture's name or a topology file that replaces the suites' own environment (their overlays stay). */
  environment?: string;
  /** Default: the registry. */
  clauses?: readonly Clause[];
  /** The verbs of a protocol's driver. */
  verbsOf(protocol: Protocol): VerbTable;
}

/** A check of `coexlab lint`: a topology that breaks an advice, and one that keeps it. */
export interface LintCase {
  id: string;
  kind: 'lint';
  title: string;
  clauses: string[];
  breaks: Record<string, unknown>;
  keeps: Record<string, unknown> | null;
  environment: Environment;
  place: string;
}

/** The behaviour cases of the specs: expanded, normalised and checked. @throws SourceError with every problem */
export function loadCases(options: LoadOptions): Case[] {
  return loadSpecs(options).cases;
}

/** The same, with the lint cases apart. @throws SourceError with every problem, sorted by place; UsageError */
export function loadSpecs(options: LoadOptions): { cases: Case[]; lints: LintCase[] } {
  const context: Context = {
    options,
    clauses: (options.clauses ?? loadClauses()).map((clause) => clause.id),
    environments: createEnvironments(),
    seen: new Map(),
    problems: new Map(),
  };
  const loaded = (options.files ?? specFiles()).map((file) => loadFile(file, context));
  if (context.problems.size > 0) throw new SourceError(sortByPlace([...context.problems.values()]));
  return {
    cases: loaded.flatMap((it) => it.cases),
    lints: loaded.flatMap((it) => it.lints),
  };
}

/** Every spec file of the package. */
export function specFiles(): string[] {
  const folder = join(packageRoot(), 'specs');
  return globSync('**/*.yaml', { cwd: folder })
    .filter((file) => file !== 'clauses.yaml')
    .toSorted()
    .map((file) => join(folder, file));
}

interface Context {
  options: LoadOptions;
  clauses: readonly string[];
  environments: Environments;
  /** Where each id was met first. */
  seen: Map<string, string>;
  /** By place and message: an `each` meets the same mistake once per value. */
  problems: Map<string, SourceProblem>;
}

interface Loaded {
  cases: Case[];
  lints: LintCase[];
}

function loadFile(file: string, context: Context): Loaded {
  const loaded: Loaded = { cases: [], lints: [] };
  try {
    const source = readYaml(file, displayName(file));
    const suite = validate(specSchema, source);
    for (const [index, it] of suite.cases.entries()) {
      const prefix: SourcePath = ['cases', index];
      const add = adder(source, prefix, context);
      const place = placeOf(source, [...prefix, 'id']);
      const first = context.seen.get(it.id);
      context.seen.set(it.id, first ?? place);
      if (first !== undefined) add(['id'], `duplicate case id "${it.id}"; first used at ${first}`);
      const entry = { file, source, suite, prefix, place, add, context };
      if (it.kind === 'lint') loaded.lints.push(...loadLint(it, entry));
      else loaded.cases.push(...loadBehaviour(it, entry));
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    remember(context, error.problems);
  }
  return loaded;
}

interface Entry {
  file: string;
  source: YamlSource;
  suite: SpecFile;
  prefix: SourcePath;
  place: string;
  add: (path: SourcePath, message: string, at?: 'key') => void;
  context: Context;
}

function loadBehaviour(source: BehaviourSource, entry: Entry): Case[] {
  const { suite, context, add } = entry;
  const environment = environmentOf(source.overlays ?? [], entry);
  const shape = shapeProblems(source, suite.connect);
  const { expansions, problems } = expandCase(source, suite.connect);
  for (const { path, message, at } of [...shape, ...problems.map((it) => ({ ...it, at: undefined }))]) {
    add(path, message, at);
  }
  if (environment === undefined || shape.length > 0 || problems.length > 0) return [];
  const words = {
    clauses: context.clauses,
    verbs: context.options.verbsOf(suite.protocol),
  };
  return expansions.map((expansion) => {
    const topology = patchedTopology(expansion.source, environment, entry);
    if (topology !== undefined) {
      for (const { path, message, at } of meaningProblems(expansion.source, { ...words, topology })) {
        add(placeInEach(path, source, expansion.source), message, at);
      }
    }
    return toCase(expansion.id, expansion.source, environment, entry);
  });
}

/** A user or a host that came from `each` is wrong there. */
function placeInEach(path: SourcePath, source: BehaviourSource, expanded: BehaviourSource): SourcePath {
  const [key] = path;
  if (path.length !== 1 || (key !== 'user' && key !== 'connect') || source.each?.[key] === undefined)
    return path;
  const values = source.each[key];
  const value = expanded[key] ?? '';
  return ['each', key, Array.isArray(values) ? values.indexOf(value) : value];
}

function toCase(id: string, source: BehaviourSource, environment: Environment, entry: Entry): Case {
  const steps = source.steps ?? [actOf(source)];
  const changes = steps.some(({ advance, stop, crash, fault }) =>
    [advance, stop, crash, fault].some((change) => change !== undefined),
  );
  return {
    id,
    title: source.title ?? id,
    clauses: source.clauses,
    kind: source.kind,
    protocol: entry.suite.protocol,
    user: source.user ?? '',
    connect: source.connect ?? '',
    needs: needsOf(source, steps),
    steps,
    with: source.with ?? null,
    exclusive: source.exclusive === true || source.with !== undefined || changes,
    expectedFailure: source.expectedFailure ?? null,
    environment,
    place: entry.place,
  };
}

/** Moving the clock is something that an implementation has to be able to follow. */
function needsOf(source: BehaviourSource, steps: readonly Step[]): string[] {
  const advances = steps.some(({ advance }) => advance !== undefined);
  return [...new Set([...(source.needs ?? []), ...(advances ? ['clock'] : [])])];
}

const actKeys = ['do', 'options', 'send', 'expect', 'then', 'finally'] as const;

function actOf(source: BehaviourSource): Step {
  return Object.fromEntries(
    actKeys.flatMap((key) => (source[key] === undefined ? [] : [[key, source[key]]])),
  ) as Step;
}

function loadLint(source: LintSource, entry: Entry): LintCase[] {
  const { context, add, place } = entry;
  for (const [index, id] of source.clauses.entries()) {
    if (!context.clauses.includes(id)) add(['clauses', index], `there is no clause "${id}"`);
  }
  const environment = environmentOf([], entry);
  if (environment === undefined) return [];
  for (const key of ['breaks', 'keeps'] as const) {
    const patch = source[key];
    if (patch !== undefined) tryPatch(patch, [key], environment, entry);
  }
  return [
    {
      id: source.id,
      kind: 'lint',
      title: source.title ?? source.id,
      clauses: source.clauses,
      breaks: source.breaks,
      keeps: source.keeps ?? null,
      environment,
      place,
    },
  ];
}

function environmentOf(overlays: readonly string[], entry: Entry): Environment | undefined {
  const { suite, source, prefix, context, file } = entry;
  const replacement = context.options.environment;
  const base = replacement === undefined ? dirname(resolve(file)) : process.cwd();
  const all = [...(suite.overlays ?? []), ...overlays];
  try {
    return context.environments.get(replacement ?? suite.environment, all, base);
  } catch (error) {
    if (error instanceof SourceError) {
      remember(context, error.problems);
      return undefined;
    }
    if (!(error instanceof UnknownFixture)) throw error;
    if (error.fixture === replacement) throw new UsageError(error.message);
    remember(context, [source.problem(fixturePlace(error.fixture, overlays, suite, prefix), error.message)]);
    return undefined;
  }
}

function fixturePlace(
  name: string,
  overlays: readonly string[],
  suite: SpecFile,
  prefix: SourcePath,
): SourcePath {
  if (overlays.includes(name)) return [...prefix, 'overlays', overlays.indexOf(name)];
  if (suite.overlays?.includes(name)) return ['overlays', suite.overlays.indexOf(name)];
  return ['environment'];
}

/** The organisation that a case runs in; undefined when its patch does not fit. */
function patchedTopology(
  source: BehaviourSource,
  environment: Environment,
  entry: Entry,
): Topology | undefined {
  const patch = source.with?.topology;
  return patch === undefined
    ? environment.topology
    : tryPatch(patch, ['with', 'topology'], environment, entry);
}

function tryPatch(
  patch: Record<string, unknown>,
  path: SourcePath,
  environment: Environment,
  { source, prefix, context }: Entry,
): Topology | undefined {
  context.environments.place(patch, partOf(source, [...prefix, ...path], patch));
  try {
    return environment.patched(patch);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    remember(context, error.problems);
    return undefined;
  }
}

function adder(source: YamlSource, prefix: SourcePath, context: Context) {
  return (path: SourcePath, message: string, at?: 'key') =>
    remember(context, [source.problem([...prefix, ...path], message, at)]);
}

function remember(context: Context, problems: readonly SourceProblem[]): void {
  for (const problem of problems) {
    const { file, line, column, message } = problem;
    context.problems.set(JSON.stringify([file, line, column, message]), problem);
  }
}

function placeOf(source: YamlSource, path: SourcePath): string {
  const { file, line } = source.problem(path, '');
  return line === undefined ? file : `${file}:${line}`;
}
