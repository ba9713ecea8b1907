import { writeFileSync } from 'node:fs';
import { UsageError } from '../../../input/errors.ts';
import { mutants } from '../../explore/mutants/index.ts';

/** The options of `coexlab mutants` as commander hands them over. */
export interface MutantsFlags {
  names?: true;
  json?: true;
  matrix?: string;
}

/** Lists the mutants, or writes which cases each of them fails. @throws UsageError, ListenError */
export async function showMutants({ names, json, matrix }: MutantsFlags): Promise<void> {
  if ([names, json, matrix].filter((flag) => flag !== undefined).length > 1) {
    throw new UsageError('--names, --json and --matrix are three answers: give one of them');
  }
  if (matrix !== undefined) {
    await writeMatrix(matrix);
    return;
  }
  process.stdout.write(names ? nameList() : json ? jsonList() : textList());
}

const nameList = () => mutants.map(({ name }) => `${name}\n`).join('');

function jsonList(): string {
  const listed = mutants.map(({ name, description, sentence, clause, breaks }) => ({
    name,
    description,
    sentence,
    clause,
    breaks,
  }));
  return `${JSON.stringify({ version: 1, mutants: listed }, null, 2)}\n`;
}

/** Two lines each: what it does, and the sentence and the clause that it breaks. */
function textList(): string {
  const width = Math.max(...mutants.map(({ name }) => name.length)) + 2;
  return mutants
    .map(
      ({ name, description, sentence, clause }) =>
        `${name.padEnd(width)}${description}\n${' '.repeat(width)}breaks ${clause}: ${sentence}\n`,
    )
    .join('');
}

async function writeMatrix(file: string): Promise<void> {
  const [{ runMatrix }, { loadSuite }] = await Promise.all([
    import('../../explore/matrix.ts'),
    import('../../specs/suite.ts'),
  ]);
  const { cases } = loadSuite();
  const matrix = await runMatrix(mutants, cases, ({ name }, failed) =>
    process.stderr.write(`${name} fails ${failed}\n`),
  );
  writeFileSync(file, `${JSON.stringify(matrix, null, 2)}\n`);
}
