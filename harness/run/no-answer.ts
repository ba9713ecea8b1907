import { type Difference, difference } from '../drivers/difference.ts';
import type { Attempt } from '../drivers/observation.ts';
import type { TransportRules } from '../drivers/rules.ts';
import { type Nobody, nobodyIn } from '../specs/nobody.ts';
import type { Expectation } from '../specs/schema.ts';

/**
 * What differs in whether there is an answer, and in which way there is none. Pure.
 * @param last undefined when no request was made
 */
export function answerDifferences(
  expectation: Expectation,
  last: Attempt | undefined,
  rules: TransportRules,
): Difference[] {
  const nobody = nobodyIn(expectation);
  const isAnswered = last !== undefined && rules.isAnswered(last.detail);
  const reason = last?.error ?? 'no request was made';
  if (last?.hasLeft && nobody === undefined) return [];
  if (nobody === undefined) {
    return isAnswered && last.error === undefined
      ? []
      : [difference('answer', rules.expectedAnswer(expectation), reason)];
  }
  if (isAnswered) {
    return [difference('answer', shownNobody(nobody), `an answer with ${rules.statusOf(last.detail)}`)];
  }
  if (last?.noAnswer !== undefined && (nobody === 'none' || nobody === last.noAnswer)) return [];
  const actual = last?.noAnswer === undefined ? reason : `${last.noAnswer}: ${reason}`;
  return [difference('answer', shownNobody(nobody), actual)];
}

/** Whether an answer that was cut short is expected, and came: then there is something of it to look at. */
export function isCutShortAsExpected(expectation: Expectation, last: Attempt | undefined): boolean {
  return nobodyIn(expectation) === 'cut short' && last?.noAnswer === 'cut short';
}

function shownNobody(nobody: Nobody): string {
  const shown: Readonly<Record<Nobody, string>> = {
    none: 'no whole answer, in whichever way',
    'unknown name': 'a name that nobody has',
    refused: 'nobody who listens',
    reset: 'a connection that ends before an answer',
    untrusted: 'a certificate that is not to be trusted',
    'cut short': 'an answer that is cut short',
  };
  return shown[nobody];
}
