import { dirname, resolve } from 'node:path';
import {
  SourceError,
  type SourcePath,
  type SourceProblem,
  UsageError,
  type YamlSource,
} from '../../input/index.ts';
import type { Protocol } from '../../protocols/registry.ts';
import type { Topology } from '../../topology/index.ts';
import type { VerbTable } from '../drivers/verbs.ts';
import type { Environment } from './case.ts';
import type { Clause } from './clauses.ts';
import { type Environments, UnknownFixture } from './environments.ts';
import { type CasePatch, patchSource } from './patches.ts';
import type { PersonasFile, PersonaVariables } from './personas.ts';
import type { SpecFile } from './schema.ts';

export interface LoadOptions {
  /** Spec files; default: every specs/**\/*.yaml of the package but the registry. */
  files?: readonly string[];
  /**
   * A fixture's name or a topology file that replaces the suites' own environment (their overlays stay). Without `files`
   * it replaces `coexistence`, and suites of other environments are left out.
   */
  environment?: string;
  /** Default: those of the registry. */
  clauses?: readonly Clause[];
  /** The verbs of a protocol's driver. */
  verbsOf(protocol: Protocol): VerbTable;
}

/** What the files of one load share. */
export interface Context {
  options: LoadOptions;
  clauses: readonly string[];
  environments: Environments;
  /** By file; null for one that cannot be used. */
  personas: Map<string, PersonasFile | null>;
  /** Where each id was met first, by whom it judges. */
  seen: Map<string, string>;
  /** By place and message: an `each` meets the same mistake once per value. */
  problems: Map<string, SourceProblem>;
}

/** A case in its file. */
export interface Entry {
  file: string;
  source: YamlSource;
  suite: SpecFile;
  personas: PersonaVariables;
  prefix: SourcePath;
  place: string;
  add: (path: SourcePath, message: string, at?: 'key') => void;
  context: Context;
}

/** The organisation that a case is written for; undefined, and remembered why, when it cannot be had. @throws UsageError */
export function environmentOf(overlays: readonly string[], entry: Entry): Environment | undefined {
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

/**
 * The organisation with a patch of the case on top of others; undefined, and remembered why, when it does not fit.
 */
export function tryPatch(
  before: readonly Record<string, unknown>[],
  patch: CasePatch,
  environment: Environment,
  { source, context }: Entry,
): Topology | undefined {
  context.environments.place(patch.patch, patchSource(source, patch));
  try {
    return environment.patched(...before, patch.patch);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    remember(context, error.problems);
    return undefined;
  }
}

/** Remembers problems of a case. */
export function adder(source: YamlSource, prefix: SourcePath, context: Context) {
  return (path: SourcePath, message: string, at?: 'key') =>
    remember(context, [source.problem([...prefix, ...path], message, at)]);
}

/** Keeps problems until every file is read. */
export function remember(context: Context, problems: readonly SourceProblem[]): void {
  for (const problem of problems) {
    const { file, line, column, message } = problem;
    context.problems.set(JSON.stringify([file, line, column, message]), problem);
  }
}

/** `file:line` of something in a file. */
export function placeOf(source: YamlSource, path: SourcePath): string {
  const { file, line } = source.problem(path, '');
  return line === undefined ? file : `${file}:${line}`;
}
