import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runCLI } from 'jest';
import { loadMutants, mutated, type SourceMutant } from './mutation/mutant.ts';
import { jestConfigFor, namePattern, unchanged } from './mutation/projects.ts';
import { baselineProblem, survivalOf, type TestOutcome } from './mutation/survival.ts';

/**
 * `npm run check:mutation [-- name…]`: wrong mocks and a wrong runner, each of which has to fail the test that it names.
 * All of them are projects of one Jest run.
 */
const began = performance.now();
const mutants = loadMutants('ci/mutation/mutants');
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !mutants.some((mutant) => mutant.name === name));
const chosen = asked.length === 0 ? mutants : mutants.filter(({ name }) => asked.includes(name));
const outdated = chosen.flatMap((mutant) => textProblem(mutant) ?? []);
const problems = [
  ...unknown.map((name) => `${name}: there is no such mutant`),
  ...(outdated.length > 0 ? outdated : await survivors(chosen)),
];
for (const problem of problems) process.stdout.write(`✗ ${problem}\n`);
const seconds = ((performance.now() - began) / 1000).toFixed(0);
const outcome = problems.length === 0 ? 'each fails the test that it names' : `${problems.length} problems`;
process.stdout.write(
  `mutation: ${chosen.length} mutants of mocks/ and harness/, ${outcome} · ${seconds} s\n`,
);
process.exit(problems.length === 0 ? 0 : 1);

function textProblem(mutant: SourceMutant): string | null {
  try {
    mutated(readFileSync(mutant.file, 'utf8'), mutant);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

async function survivors(all: readonly SourceMutant[]): Promise<string[]> {
  const jestArguments: Partial<Parameters<typeof runCLI>[0]> = {
    config: JSON.stringify(jestConfigFor(all)),
    testNamePattern: namePattern(all),
    watchman: false,
    silent: true,
  };
  const { results } = await runCLI(jestArguments as Parameters<typeof runCLI>[0], [process.cwd()]);
  const outcomes = new Map<string, TestOutcome[]>();
  const notLoaded: string[] = [];
  for (const { displayName, testFilePath, testResults, failureMessage } of results.testResults) {
    // A file that could not be loaded does not say of which project it is.
    if (displayName === undefined) notLoaded.push(`${testFilePath}:\n${failureMessage}`);
    else outcomes.set(`${displayName.name} ${testFilePath}`, testResults);
  }
  const outcomesOf = (project: string, { test }: SourceMutant) => outcomes.get(`${project} ${resolve(test)}`);
  const survived = all.flatMap((mutant) => {
    const reason =
      baselineProblem(mutant, outcomesOf(unchanged, mutant)) ??
      survivalOf(mutant, outcomesOf(mutant.name, mutant));
    return reason === null ? [] : [`${mutant.name}: ${mutant.sentence} But ${reason}.`];
  });
  return [...survived, ...notLoaded];
}
