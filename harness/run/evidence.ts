import type { Attempt } from '../drivers/observation.ts';
import type { TransportRules } from '../drivers/rules.ts';
import type { Account } from './perform.ts';
import type { Evidence } from './result.ts';

/** What is kept of a step's attempts. @param account whose password is taken out, and the persona it is of */
export function evidenceOf(attempts: readonly Attempt[], rules: TransportRules, account: Account): Evidence {
  const shown = attempts.map((attempt) => rules.withoutSecrets(attempt, account.password));
  const last = shown.at(-1);
  return {
    answer: answerOf(last, rules),
    request: requestIn(shown.map(({ detail }) => rules.nameOf(detail))),
    repeat: rules.repeat(shown, account.persona),
  };
}

function requestIn(names: readonly string[]): string | null {
  const [last, ...before] = names.toReversed();
  return last === undefined || before.length === 0 ? null : `${last}, after ${before.reverse().join(', ')}`;
}

function answerOf(last: Attempt | undefined, rules: TransportRules): Evidence['answer'] {
  if (last === undefined) return null;
  return rules.isAnswered(last.detail)
    ? rules.excerpt(last.detail)
    : { label: 'answer', text: last.error ?? 'none' };
}
