import { writeFileSync } from 'node:fs';
import picomatch from 'picomatch';
import { didYouMean, UsageError } from '../../../input/index.ts';
import type { Mutant } from '../../explore/mutant.ts';
import { mutants } from '../../explore/mutants/index.ts';

/** The options of `coexlab mutants` as commander hands them over. */
export interface MutantsFlags {
  names?: true;
  json?: true;
  matrix?: string;
}

/** Lists mutants, all or those that match, or writes which cases each of them fails. @throws UsageError, ListenError */
export async function showMutants(
  patterns: readonly string[],
  { names, json, matrix }: MutantsFlags,
): Promise<void> {
  if ([names, json, matrix].filter((flag) => flag !== undefined).length > 1) {
    throw new UsageError('--names, --json and --matrix are three answers: give one of them');
  }
  const wanted = matching(patterns);
  if (matrix !== undefined) {
    await writeMatrix(matrix, wanted);
    return;
  }
  process.stdout.write(names ? nameList(wanted) : json ? jsonList(wanted) : textList(wanted));
}

/** @throws UsageError for a pattern that no mutant matches */
function matching(patterns: readonly string[]): readonly Mutant[] {
  const known = mutants.map(({ name }) => name);
  const matchers = patterns.map((pattern) => {
    const matches = picomatch(pattern);
    if (known.some((name) => matches(name))) return matches;
    throw new UsageError(`no mutant matches "${pattern}"${didYouMean(pattern, known)}`);
  });
  return patterns.length === 0
    ? mutants
    : mutants.filter(({ name }) => matchers.some((matches) => matches(name)));
}

const nameList = (listed: readonly Mutant[]) => listed.map(({ name }) => `${name}\n`).join('');

function jsonList(wanted: readonly Mutant[]): string {
  const listed = wanted.map(({ name, description, sentence, clause, breaks }) => ({
    name,
    description,
    sentence,
    clause,
    breaks,
  }));
  return `${JSON.stringify({ version: 1, mutants: listed }, null, 2)}\n`;
}

/** Two lines each: what it does, and the sentence and the clause that it breaks. */
function textList(listed: readonly Mutant[]): string {
  const width = Math.max(...listed.map(({ name }) => name.length)) + 2;
  return listed
    .map(
      ({ name, description, sentence, clause }) =>
        `${name.padEnd(width)}${description}\n${' '.repeat(width)}breaks ${clause}: ${sentence}\n`,
    )
    .join('');
}

async function writeMatrix(file: string, wanted: readonly Mutant[]): Promise<void> {
  const [{ runMatrix }, { loadSuite }] = await Promise.all([
    import('../../explore/matrix.ts'),
    import('../../specs/suite.ts'),
  ]);
  const { cases } = loadSuite();
  const matrix = await runMatrix(wanted, cases, ({ name }, failed) =>
    process.stderr.write(`${name} fails ${failed}\n`),
  );
  writeFileSync(file, `${JSON.stringify(matrix, null, 2)}\n`);
}
