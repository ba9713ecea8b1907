import type { Clause, ClauseKind } from './clauses.ts';

/** A clause with the cases that hold a proxy to it. */
export interface ClauseCoverage {
  id: string;
  kind: ClauseKind;
  /** `lab`: asserted only by cases that judge the lab, where no implementation has a part. */
  status: 'covered' | 'uncovered' | 'failing' | 'lab';
  /** Ids of the cases that carry it, observing ones included. */
  cases: string[];
}

/** What counting needs of a case, a lint case included. */
export interface CoveringCase {
  id: string;
  kind: 'assert' | 'observe' | 'lint';
  /** Default: the implementation. */
  judges?: 'implementation' | 'lab';
  clauses: readonly string[];
}

/**
 * Which clauses have a case that asserts them, in the order of the registry. A case that only observes counts for
 * clauses of confidence C, where there is nothing to assert; one that judges the lab asserts nothing of an
 * implementation. Pure.
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
    const judging = asserting.filter((it) => it.judges !== 'lab');
    return {
      id,
      kind,
      status: statusOf(judging, asserting, failed),
      cases: carrying.map((it) => it.id),
    };
  });
}

function statusOf(
  judging: readonly CoveringCase[],
  asserting: readonly CoveringCase[],
  failed: ReadonlySet<string>,
): ClauseCoverage['status'] {
  if (judging.some(({ id }) => failed.has(id))) return 'failing';
  if (judging.length > 0) return 'covered';
  return asserting.length > 0 ? 'lab' : 'uncovered';
}
