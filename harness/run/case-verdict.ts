import type { Case } from '../specs/case.ts';
import type { Step } from '../specs/schema.ts';
import type { Action, Judgement } from './judge.ts';
import type { ObservedRequest } from './path.ts';
import { inFlight } from './perform.ts';
import type { StepResult } from './result.ts';
import type { Verdict } from './verdict.ts';
import { WatchdogError } from './watchdog.ts';

/** How the steps of a case ended. */
export type End =
  | { kind: 'done'; last: StepResult | undefined }
  | { kind: 'different'; step: Step; action: Action; judgement: Judgement }
  | { kind: 'blocked'; reason: string };

/** The verdict on a case whose steps ended so. */
export function verdictOf(it: Case, end: End): Verdict {
  if (end.kind === 'blocked') return { kind: 'blocked', reason: end.reason };
  if (it.kind === 'observe') {
    return {
      kind: 'observed',
      summary: summaryOf(end.kind === 'done' ? end.last : end.judgement.result),
    };
  }
  const passed = end.kind === 'done' && (end.last?.differences.length ?? 0) === 0;
  if (it.expectedFailure !== null) {
    return { kind: passed ? 'unexpected-pass' : 'expected-failure', reason: it.expectedFailure };
  }
  return { kind: passed ? 'pass' : 'fail' };
}

function summaryOf(step: StepResult | undefined): string {
  if (step === undefined) return 'nothing';
  const answer =
    step.status === null ? 'no answer' : `${step.status} made by ${step.author ?? 'nobody known'}`;
  const mailbox = step.mailbox === null ? '' : `, ${step.mailbox}'s mailbox`;
  return `${answer}, by ${step.path.join(' → ') || 'no server'}${mailbox}`;
}

/** The verdict on a case that could not be judged. */
export function brokenBy(error: unknown, observed: readonly ObservedRequest[]): Verdict {
  const message = error instanceof Error ? error.message : String(error);
  const open = error instanceof WatchdogError ? `; ${inFlight(observed)}` : '';
  return { kind: 'harness-error', reason: `${message}${open}` };
}
