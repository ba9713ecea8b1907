import type { Case } from './case.ts';
import { type Clause, isOwnChoice } from './clauses.ts';

/**
 * What rests on our own choices alone (confidence C, or `own` in docs/wire.md) is asserted of the built-in proxy and only observed of any other
 * implementation.
 */
export function observeOwnChoices(cases: readonly Case[], clauses: readonly Clause[]): Case[] {
  const ownChoices = new Set(clauses.filter(isOwnChoice).map(({ id }) => id));
  return cases.map((it) => (it.clauses.every((id) => ownChoices.has(id)) ? { ...it, kind: 'observe' } : it));
}
