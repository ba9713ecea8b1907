import type { CaseResult } from '../run/result.ts';
import { type Tally, tallyOf, tallyWords } from '../run/verdict.ts';
import type { Sentences } from './sentences.ts';

/** Everything a reporter needs to know about a finished (or interrupted) run. */
export interface Report {
  implementation: { name: string; version: string };
  /** Names of the environments that the cases ran in, such as `coexistence+site3-e2007`. */
  environments: string[];
  /** The deliberately wrong variant that was put in the built-in proxy's place. */
  mutant: string | null;
  startedAt: Date;
  /** Real milliseconds. */
  durationMs: number;
  /** How many cases were selected; more than there are results when the run was interrupted. */
  selected: number;
  /** Of the cases that judge the implementation, in the order of the selection. */
  results: CaseResult[];
  /** Of the cases that judge the lab itself (`--self-check`): never a verdict on the implementation. */
  lab: CaseResult[];
  /** Clauses of the registry, and how many of them a selected case asserts. */
  clauses: { total: number; covered: number };
  sentences: Sentences;
  /** Traffic in a shared lab that no running case admits, one sentence each. */
  strays: string[];
  interrupted: boolean;
}

/** Where a run is told, while it happens and at its end. */
export interface Reporter {
  onStart?(run: {
    /** How many cases judge the implementation. */
    cases: number;
    /** How many judge the lab itself. */
    labCases: number;
    implementation: Report['implementation'];
    environments: string[];
    sentences: Sentences;
  }): void;
  onResult?(result: CaseResult): void;
  onEnd(report: Report): void;
}

export type Totals = Record<Tally, number>;

/** Nothing counted yet. */
export function noTotals(): Totals {
  return Object.fromEntries(tallyWords.map((word) => [word, 0])) as Totals;
}

export function totalsOf(results: readonly CaseResult[]): Totals {
  const totals = noTotals();
  for (const { verdict } of results) totals[tallyOf(verdict)] += 1;
  return totals;
}

/** `12 passed, 1 failed, 0 skipped`, and `, 1 broken` when there is any. */
export function totalsLine({ passed, failed, skipped, broken }: Totals): string {
  const line = `${passed} passed, ${failed} failed, ${skipped} skipped`;
  return broken === 0 ? line : `${line}, ${broken} broken`;
}

/** `lab: 22 of 22`: how many of the lab's own cases passed; undefined when none were run. */
export function labLine({ lab }: Report): string | undefined {
  return lab.length === 0 ? undefined : `lab: ${totalsOf(lab).passed} of ${lab.length}`;
}
