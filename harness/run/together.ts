import type { Difference } from '../drivers/difference.ts';
import { differs, type Judged, type UserStep } from './user-run.ts';

/** One user's part in a step. */
export interface Part extends UserStep {
  /** The user's alias, which differs where nothing else does. */
  alias: string;
}

/**
 * What users did in a step as one: each thing that was judged is that of the first user of whom it is otherwise than
 * expected, or else of the first; every kind of difference is told once, with how many users it concerns. Pure.
 */
export function together(parts: readonly Part[]): Judged[] {
  const phases = Math.max(...parts.map(({ judged }) => judged.length));
  return Array.from({ length: phases }, (_, phase) => {
    const those = parts.flatMap(({ alias, judged }) => {
      const one = judged[phase];
      return one === undefined ? [] : [{ alias, one }];
    });
    const first = those.find(({ one }) => differs(one)) ?? those[0];
    return first === undefined ? [] : [withDifferences(first.one, those, parts.length)];
  })
    .flat()
    .filter((_, phase, all) => !all.slice(0, phase).some(differs));
}

function withDifferences(
  first: Judged,
  those: readonly { alias: string; one: Judged }[],
  users: number,
): Judged {
  if (users === 1) return first;
  const kinds = new Map<string, { difference: Difference; count: number }>();
  for (const { alias, one } of those) {
    for (const difference of one.judgement.result.differences) {
      const key = JSON.stringify(difference).replaceAll(alias, '');
      const known = kinds.get(key);
      if (known === undefined) kinds.set(key, { difference, count: 1 });
      else known.count += 1;
    }
  }
  const differences = [...kinds.values()].map(({ difference, count }) => ({
    ...difference,
    actual: `${difference.actual} (${count} of ${users} users)`,
  }));
  const { action, judgement } = first;
  const { result } = judgement;
  const name = `${result.name}, ${users} users`;
  return { action, judgement: { ...judgement, result: { ...result, name, differences } } };
}
