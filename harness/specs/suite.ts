import { verbsOf } from '../drivers/index.ts';
import type { Case } from './case.ts';
import type { Clause } from './clauses.ts';
import type { LintCase } from './lint-cases.ts';
import { loadSpecs } from './load.ts';
import { loadObligations } from './obligations.ts';

/** Everything that the project's specs say, checked against the verbs of the drivers. */
export interface Suite {
  clauses: Clause[];
  cases: Case[];
  lints: LintCase[];
}

/**
 * @param environment a topology file that replaces the suites' own environment
 * @param files spec files instead of the project's own
 * @throws SourceError, UsageError
 */
export function loadSuite(
  options: { environment?: string | undefined; files?: readonly string[] | undefined } = {},
): Suite {
  const clauses = loadObligations();
  const { environment, files } = options;
  return {
    clauses,
    ...loadSpecs({
      clauses,
      verbsOf,
      ...(environment !== undefined && { environment }),
      ...(files !== undefined && { files }),
    }),
  };
}
