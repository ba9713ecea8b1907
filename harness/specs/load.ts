import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readYaml, SourceError, type SourcePath, sortByPlace, validate } from '../../input/index.ts';
import { packageRoot } from '../package-root.ts';
import { loadBehaviour } from './behaviour-cases.ts';
import type { Case } from './case.ts';
import { adder, type Context, type LoadOptions, placeOf, remember } from './entry.ts';
import { createEnvironments, displayName } from './environments.ts';
import { type LintCase, loadLint } from './lint-cases.ts';
import { loadPersonas } from './load-personas.ts';
import { loadObligations } from './obligations.ts';
import { personaVariables } from './personas.ts';
import { type SpecFile, specSchema } from './schema.ts';

/** The cases of the specs, and the lint cases apart: expanded, normalised and checked. @throws SourceError with every problem, sorted by place; UsageError */
export function loadSpecs(options: LoadOptions): { cases: Case[]; lints: LintCase[] } {
  const context: Context = {
    options,
    clauses: (options.clauses ?? loadObligations()).map((clause) => clause.id),
    environments: createEnvironments(),
    personas: new Map(),
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
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && !isRegistry(file) && basename(file) !== 'personas.yaml')
    .toSorted()
    .map((file) => join(folder, file));
}

const isRegistry = (file: string) => file === 'clauses.yaml' || dirname(file) === 'wire';

/** The environment that a topology file of the user's takes the place of in the project's own specs. */
const replaceable = 'coexistence';

/** Whether a suite of the project says nothing about the topology file that takes the place of an environment. */
function isOfAnotherOrganisation({ environment }: SpecFile, options: LoadOptions): boolean {
  return options.environment !== undefined && options.files === undefined && environment !== replaceable;
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
    if (isOfAnotherOrganisation(suite, context.options)) return loaded;
    const table = suite.personas === undefined ? null : loadPersonas(suite.personas, file, source, context);
    const personas = table === null ? () => undefined : personaVariables(table, suite.protocol);
    for (const [index, it] of suite.cases.entries()) {
      const prefix: SourcePath = ['cases', index];
      const add = adder(source, prefix, context);
      const place = placeOf(source, [...prefix, 'id']);
      // At the lab's own servers an obligation may have the id that it has at those under test.
      const key = `${suite.judges ?? ''} ${it.id}`;
      const first = context.seen.get(key);
      context.seen.set(key, first ?? place);
      if (first !== undefined) add(['id'], `duplicate case id "${it.id}"; first used at ${first}`);
      const entry = { file, source, suite, personas, prefix, place, add, context };
      if (it.kind === 'lint') loaded.lints.push(...loadLint(it, entry));
      else loaded.cases.push(...loadBehaviour(it, entry));
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    remember(context, error.problems);
  }
  return loaded;
}
