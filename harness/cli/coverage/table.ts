import picomatch from 'picomatch';
import { didYouMean, readJson, UsageError } from '../../../input/index.ts';
import { renderCoverage } from '../../report/coverage.ts';
import { reportSchema } from '../../report/json.ts';
import { createStyle } from '../../report/style.ts';
import { coverage } from '../../specs/coverage.ts';
import { loadSuite } from '../../specs/suite.ts';

/** The options of `coexlab coverage` as commander hands them over. */
export interface CoverageFlags {
  report?: string;
  json?: true;
}

/** Prints the clauses, all or those that match, with the cases that carry them. @throws UsageError, SourceError */
export function showCoverage(patterns: readonly string[], { report, json }: CoverageFlags): void {
  const suite = loadSuite();
  const cases = [...suite.cases, ...suite.lints];
  const failed = report === undefined ? new Set<string>() : failedIn(report, cases);
  const wanted = matching(
    patterns,
    suite.clauses.map(({ id }) => id),
  );
  const clauses = coverage(suite.clauses, cases, failed).filter(({ id }) => wanted(id));
  process.stdout.write(
    json
      ? `${JSON.stringify({ version: 1, clauses }, null, 2)}\n`
      : `${renderCoverage(clauses, createStyle(process.stdout), failed)}\n`,
  );
}

/** @throws UsageError for a pattern that no clause matches */
function matching(patterns: readonly string[], ids: readonly string[]): (id: string) => boolean {
  if (patterns.length === 0) return () => true;
  const matchers = patterns.map((pattern) => {
    const matches = picomatch(pattern, { nocase: true });
    if (ids.some((id) => matches(id))) return matches;
    throw new UsageError(`no clause matches "${pattern}"${didYouMean(pattern, ids)}`);
  });
  return (id) => matchers.some((matches) => matches(id));
}

/** Ids of the cases that failed in a JSON report. @throws SourceError when it is none; UsageError when it is of another suite */
function failedIn(file: string, suite: readonly { id: string }[]): ReadonlySet<string> {
  const { cases } = readJson(file, reportSchema, 'a report of coexlab run --reporter json=FILE');
  const known = new Set(suite.map(({ id }) => id));
  if (!cases.some(({ id }) => known.has(id))) {
    throw new UsageError(`${file} reports on none of the ${known.size} cases of the suite`);
  }
  return new Set(cases.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id));
}
