import type { ClauseCoverage } from '../specs/coverage.ts';
import type { Style } from './style.ts';

/** How many cases are named in a line. */
const namedCases = 3;

/**
 * The clauses as a table: a heading with counts for every group, a line for every clause, the sum at the end. Pure.
 * @param failed ids of cases that failed
 */
export function renderCoverage(
  clauses: readonly ClauseCoverage[],
  style: Style,
  failed: ReadonlySet<string> = new Set(),
): string {
  const width = Math.max(...clauses.map(({ id }) => id.length));
  const groups = [...Map.groupBy(clauses, ({ id }) => groupOf(id))];
  return [
    ...groups.flatMap(([group, members]) => [
      style.strong(`${group}  ${countsOf(members)}`),
      ...members.map((clause) => line(clause, width, style, failed)),
    ]),
    `\n${countsOf(clauses)}`,
  ].join('\n');
}

/** `E15-OWA` of `E15-OWA-RED`, `SEL` of `SEL-1`. */
function groupOf(id: string): string {
  return id
    .split('-')
    .slice(0, -1)
    .join('-')
    .replace(/^(E1[45]-[A-Z]+)-.*/, '$1');
}

function countsOf(clauses: readonly ClauseCoverage[]): string {
  const count = (wanted: ClauseCoverage['status']) =>
    clauses.filter(({ status }) => status === wanted).length;
  const failing = count('failing');
  const carried = count('covered') + failing;
  const ofLab = count('lab');
  const waiting = count('waits');
  return [
    `${carried} of ${clauses.length} covered`,
    ...(failing === 0 ? [] : [`${failing} failing`]),
    ...(ofLab === 0 ? [] : [`${ofLab} judged at the lab's own servers`]),
    ...(waiting === 0 ? [] : [`${waiting} waiting`]),
  ].join(', ');
}

function line(
  { id, kind, confidence, status, cases, waitsFor }: ClauseCoverage,
  width: number,
  style: Style,
  failed: ReadonlySet<string>,
): string {
  const columns = `${id.padEnd(width)}  ${kind.padEnd(6)}  ${confidence.padEnd(3)}  ${status.padEnd(9)}`;
  switch (status) {
    case 'covered':
      return `  ${style.good('✓')} ${columns}  ${casesText(cases)}`;
    case 'lab':
      return style.dim(`  · ${columns}  ${casesText(cases)}`);
    case 'failing':
      return style.bad(`  ✗ ${columns}  ${casesText(cases.filter((it) => failed.has(it)))}`);
    case 'waits':
      return style.dim(`  · ${columns}  ${waitsFor}`);
    case 'uncovered':
      return style.warn(
        `  – ${columns}${cases.length === 0 ? '' : `  only observed: ${casesText(cases)}`}`.trimEnd(),
      );
  }
}

/** The first few; a case that is written once for several values counts as one. */
function casesText(cases: readonly string[]): string {
  const written = [...new Set(cases.map((id) => id.split('/', 1)[0] ?? id))];
  const rest = written.length - namedCases;
  return `${written.slice(0, namedCases).join(', ')}${rest > 0 ? ` … and ${rest} more` : ''}`;
}
