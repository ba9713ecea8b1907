import { type Clause, type ClauseKind, isOwnChoice } from './clauses.ts';

/** A clause with the cases that hold a proxy to it. */
export interface ClauseCoverage {
  id: string;
  kind: ClauseKind;
  confidence: Clause['confidence'];
  /**
   * `lab`: asserted only by cases that judge the lab, where no implementation has a part; `waits`: by none, for the
   * reason that the registry has.
   */
  status: 'covered' | 'uncovered' | 'failing' | 'lab' | 'waits';
  /** The reason of one that waits. */
  waitsFor?: string;
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
 * our own choices, where there is nothing to assert of others; one that judges the lab asserts nothing of an
 * implementation. Pure.
 * @param failed ids of cases that failed in a run: a clause that one of them asserts is failing
 */
export function coverage(
  clauses: readonly Clause[],
  cases: readonly CoveringCase[],
  failed: ReadonlySet<string> = new Set(),
): ClauseCoverage[] {
  return clauses.map((clause) => {
    const { id, kind, confidence, waitsFor } = clause;
    const carrying = cases.filter((it) => it.clauses.includes(id));
    const asserting = carrying.filter((it) => it.kind !== 'observe' || isOwnChoice(clause));
    const judging = asserting.filter((it) => it.judges !== 'lab');
    const status = statusOf(judging, asserting, failed);
    const named = { id, kind, confidence, cases: carrying.map((it) => it.id) };
    return status === 'uncovered' && waitsFor !== undefined
      ? { ...named, status: 'waits', waitsFor }
      : { ...named, status };
  });
}

function statusOf(
  judging: readonly CoveringCase[],
  asserting: readonly CoveringCase[],
  failed: ReadonlySet<string>,
): 'covered' | 'uncovered' | 'failing' | 'lab' {
  if (judging.some(({ id }) => failed.has(id))) return 'failing';
  if (judging.length > 0) return 'covered';
  return asserting.length > 0 ? 'lab' : 'uncovered';
}
