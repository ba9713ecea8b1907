import type { Difference } from '../../drivers/difference.ts';
import type { CaseResult } from '../../run/result.ts';
import type { Verdict } from '../../run/verdict.ts';
import type { Case } from '../../specs/case.ts';
import { aCase } from '../../specs/testing/case.ts';
import type { Report } from '../report.ts';

/** The result of a case with one step, whose answer the proxy made itself. */
export function aResult(
  id: string,
  verdict: Verdict,
  differences: Difference[] = [],
  change: Partial<Case> = {},
): CaseResult {
  return {
    case: aCase({ id, title: `Title of ${id}`, clauses: ['E15-OWA-RED', 'SEL-1'], ...change }),
    verdict,
    durationMs: 7.25,
    steps: [
      {
        name: 'sign in',
        status: 503,
        author: 'the proxy (cas2013-1@Site1)',
        path: ['cas2013-1'],
        expectedPath: ['cas2013@Site1', 'cas2010@Site1'],
        mailbox: null,
        differences,
        evidence: null,
      },
    ],
    rightFor: [],
  };
}

/** The report of a run of 1234 ms. */
export function aReport(results: CaseResult[], change: Partial<Report> = {}): Report {
  return {
    implementation: { name: 'builtin', version: '0.1.0' },
    environments: ['coexistence'],
    mutant: null,
    startedAt: new Date('2024-05-06T07:08:09.123Z'),
    durationMs: 1234,
    selected: results.length,
    results,
    lab: [],
    clauses: { total: 100, covered: 12 },
    sentences: new Map([['E15-OWA-RED', 'A 2010 mailbox in the same site is proxied to.']]),
    strays: [],
    interrupted: false,
    ...change,
  };
}
