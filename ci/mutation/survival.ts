import type { SourceMutant } from './mutant.ts';

/** What is used of a test's result, as Jest tells it. */
export interface TestOutcome {
  fullName: string;
  status: string;
  failureMessages: string[];
}

/**
 * Why a mutant counts as one that nobody noticed; null when the test that it names failed by an assertion. Code that does
 * not load, throws or hangs is noticed by anybody. Pure.
 * @param outcomes of its test file with the mistake in the source; undefined when that could not be loaded
 */
export function survivalOf(
  { test, fails }: SourceMutant,
  outcomes: readonly TestOutcome[] | undefined,
): string | null {
  if (outcomes === undefined) return `${test} cannot be loaded with it`;
  const failed = outcomes.filter(({ status }) => status === 'failed');
  const named = failed.filter(({ fullName }) => fullName.startsWith(fails));
  if (named.some(isAssertion)) return null;
  const [first] = named;
  if (first !== undefined) return `"${fails}" fails otherwise than by an assertion: ${firstLine(first)}`;
  const others = failed.map(({ fullName }) => `"${fullName}"`);
  return others.length === 0 ? `"${fails}" passes` : `"${fails}" passes; others fail: ${others.join(', ')}`;
}

/**
 * What is wrong with the test that a mutant names where no source is changed; null when it passes. Pure.
 * @param outcomes of its test file as it is; undefined when that could not be loaded
 */
export function baselineProblem(
  { test, fails }: SourceMutant,
  outcomes: readonly TestOutcome[] | undefined,
): string | null {
  if (outcomes === undefined) return `${test} cannot be loaded without it either`;
  const named = outcomes.filter(({ fullName }) => fullName.startsWith(fails));
  if (named.length === 0) return `${test} has no test "${fails}"`;
  const broken = named.find(({ status }) => status !== 'passed');
  return broken === undefined
    ? null
    : `"${broken.fullName}" does not pass without it either: ${firstLine(broken)}`;
}

const isAssertion = (outcome: TestOutcome) => /\bexpect\(/.test(firstLine(outcome));

function firstLine({ failureMessages: [message = ''] }: TestOutcome): string {
  return message.split('\n', 1)[0] ?? '';
}
