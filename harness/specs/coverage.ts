import type { Clause, ClauseKind } from './clauses.ts';

/** A clause with the cases that hold a proxy to it. */
export interface ClauseCoverage {
  id: string;
  kind: ClauseKind;
  status: 'covered' | 'uncovered' | 'failing';
  /** Ids of the cases that carry it, observing ones included. */
  cases: string[];
}

/** What counting needs of a case, a lint case included. */
export interface CoveringCase {
  id: string;
  kind: 'assert' | 'observe' | 'lint';
  clauses: readonly string[];
}

/**
 * Which clauses have a case that asserts them, in the order of the registry. A case that only observes counts for
 * clauses of confidence C, where there is nothing to assert. Pure.
 * @param failed ids of cases that failed in a run: a clause that one of them asserts is failing
 */
export function coverage(
  clauses: readonly Clause[],
  cases: readonly CoveringCase[],
  failed: ReadonlySet<string> = new Set(),
): ClauseCoverage[] {
  return clauses.map(({ id, kind, confidence }) => {
    const carrying = cases.filter((it) => it.clauses.includes(id));
    const asserting = carrying.filter((it) => it.kind !== 'observe' || confidence === 'C');
    const failing = asserting.some((it) => failed.has(it.id));
    return {
      id,
      kind,
      status: failing ? 'failing' : asserting.length > 0 ? 'covered' : 'uncovered',
      cases: carrying.map((it) => it.id),
    };
  });
}
