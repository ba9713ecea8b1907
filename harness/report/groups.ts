import type { Difference } from '../drivers/difference.ts';
import type { CaseResult, StepResult } from '../run/result.ts';

/** Failures that differ in the same way: the first stands for all. */
export interface FailureGroup {
  first: CaseResult;
  others: CaseResult[];
}

/** The step at which a case went wrong: the first one with a difference. */
export function failingStep(result: CaseResult): StepResult | undefined {
  return result.steps.find(({ differences }) => differences.length > 0);
}

export function firstDifference(result: CaseResult): Difference | undefined {
  return failingStep(result)?.differences[0];
}

/**
 * Groups failures by protocol, verdict, step and first difference. What fails without anything special in its lab comes
 * first: it explains the rest. Pure.
 */
export function groupFailures(failures: readonly CaseResult[]): FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  const plainFirst = failures.toSorted((a, b) => Number(a.case.exclusive) - Number(b.case.exclusive));
  for (const result of plainFirst) {
    const key = signature(result);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: result, others: [] });
    else group.others.push(result);
  }
  return [...groups.values()];
}

function signature(result: CaseResult): string {
  const step = failingStep(result);
  const { verdict } = result;
  const difference = step?.differences[0];
  return JSON.stringify([
    result.case.protocol,
    verdict.kind,
    'reason' in verdict ? withoutNames(verdict.reason, result) : null,
    step?.name ?? null,
    difference && [
      difference.dimension,
      withoutNames(difference.expected, result),
      withoutNames(difference.actual, result),
    ],
  ]);
}

/** Which of several equal servers, and the alias that a case signs in with, make no difference. */
function withoutNames(text: string, result: CaseResult): string {
  return text
    .replaceAll(new RegExp(`\\b${result.case.user}(-[a-z0-9]+)?\\b`, 'g'), '<user>')
    .replaceAll(/\b((?:cas|mbx)20\d\d)-\d+\b/g, '$1');
}
