import { dirname, resolve } from 'node:path';
import { readYaml, SourceError, validate, type YamlSource } from '../../input/index.ts';
import { type Context, remember } from './entry.ts';
import { displayName, UnknownFixture } from './environments.ts';
import { type PersonasFile, personaProblems, personasSchema } from './personas.ts';

/**
 * The table of personas that a suite names, read and checked once; null, and remembered why, when it cannot be used.
 * @param suite the file that names it, and where that says so
 */
export function loadPersonas(
  name: string,
  suiteFile: string,
  suite: YamlSource,
  context: Context,
): PersonasFile | null {
  const file = resolve(dirname(suiteFile), name);
  const known = context.personas.get(file);
  if (known !== undefined) return known;
  const table = tryRead(file, suite, context);
  context.personas.set(file, table);
  return table;
}

function tryRead(file: string, suite: YamlSource, context: Context): PersonasFile | null {
  try {
    const source = readYaml(file, displayName(file));
    const table = validate(personasSchema, source);
    checkNames(table, file, source, context);
    return table;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    // A table that is not there is the mistake of whoever names it.
    remember(
      context,
      error.problems.map((problem) =>
        problem.line === undefined
          ? suite.problem(['personas'], `${problem.file} ${problem.message}`)
          : problem,
      ),
    );
    return null;
  }
}

function checkNames(table: PersonasFile, file: string, source: YamlSource, context: Context): void {
  const { environment, overlays = [] } = table;
  try {
    const { topology } = context.environments.get(environment, overlays, dirname(file));
    const problems = personaProblems(table, topology, context.clauses);
    remember(
      context,
      problems.map(({ path, message, at }) => source.problem(path, message, at)),
    );
  } catch (error) {
    if (!(error instanceof UnknownFixture)) throw error;
    const index = overlays.indexOf(error.fixture);
    remember(context, [source.problem(index === -1 ? ['environment'] : ['overlays', index], error.message)]);
  }
}
