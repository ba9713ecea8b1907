import { realClock } from '../../contract/clock.ts';
import { createLabs, lazyAuthority } from '../lab/labs.ts';
import type { CaseResult } from '../run/result.ts';
import { runCases } from '../run/run.ts';
import type { Case } from '../specs/case.ts';
import type { Mutant } from './mutant.ts';
import { unkilled } from './unkilled.ts';

/** Which cases each mutant fails: what `coexlab mutants --matrix` writes. */
export interface Matrix {
  version: 1;
  /** Ids of the cases that judge an implementation. */
  cases: string[];
  /** Ids of the cases that each mutant fails, by its name. */
  failedBy: Record<string, string[]>;
  /** The cases that none fails, with the reason from the list; null for one that is not on it. */
  unkilled: { id: string; reason: string | null }[];
}

/** The cases that judge an implementation: those of the lab, those that only observe and those known to fail do not. */
export function judging(cases: readonly Case[]): Case[] {
  return cases.filter(
    ({ judges, kind, expectedFailure }) =>
      judges === 'implementation' && kind === 'assert' && expectedFailure === null,
  );
}

/** Runs cases against one mutant. @throws ListenError */
export type RunMutant = (mutant: Mutant, cases: readonly Case[]) => Promise<CaseResult[]>;

/**
 * What runs cases against mutants, in process: the labs of all of them share their certificates.
 * @param siblings cases that say for whom a wrong behaviour is right
 */
export function createMutantRuns(siblings: readonly Case[]): RunMutant {
  const authority = lazyAuthority();
  return async (mutant, cases) => {
    const labs = createLabs('in-process', mutant, authority);
    try {
      const { results } = await runCases({
        cases,
        startLab: labs.startLab,
        implementation: labs.implementation,
        clock: realClock,
        elapsed: () => performance.now(),
        seed: 7,
        siblings,
      });
      return results;
    } finally {
      await labs.close();
    }
  };
}

/** Runs every case that judges an implementation against every mutant. @throws ListenError */
export async function runMatrix(
  mutants: readonly Mutant[],
  cases: readonly Case[],
  onMutant: (mutant: Mutant, failed: number) => void,
): Promise<Matrix> {
  const judges = judging(cases);
  const runMutant = createMutantRuns(cases);
  const failedBy: Matrix['failedBy'] = {};
  for (const mutant of mutants) {
    const results = await runMutant(mutant, judges);
    const failed = results.filter(({ verdict }) => verdict.kind === 'fail').map(({ case: { id } }) => id);
    failedBy[mutant.name] = failed;
    onMutant(mutant, failed.length);
  }
  const killed = new Set(Object.values(failedBy).flat());
  const ids = judges.map(({ id }) => id);
  const left = ids.filter((id) => !killed.has(id)).map((id) => ({ id, reason: unkilled[id] ?? null }));
  return { version: 1, cases: ids, failedBy, unkilled: left };
}
