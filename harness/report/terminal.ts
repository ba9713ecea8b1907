import Table from 'cli-table3';
import type { createLogUpdate } from 'log-update';
import { differenceSentence } from '../drivers/difference.ts';
import type { CaseResult } from '../run/result.ts';
import { isFailure, markOf, reasonOf, type Tally, tallyOf } from '../run/verdict.ts';
import { renderFailure } from './failure.ts';
import { alikeLine, groupFailures } from './groups.ts';
import { cellText, matrixOf } from './matrix.ts';
import { labLine, type Report, type Reporter, totalsLine, totalsOf } from './report.ts';
import type { Sentences } from './sentences.ts';
import { createStyle, type Style } from './style.ts';

/** How much of a failing run is shown without --verbose: it has to fit a screen. */
const fullFailures = 5;
const namedAlike = 12;

/**
 * What a person reads: live progress on a terminal, plain lines elsewhere; at the end the failures, the matrix and, as
 * the last line, the totals.
 * @param live what redraws the line of progress; absent where the stream is no terminal
 * @param verbose a line for every case and every failure in full
 */
export function createTerminalReporter(
  stream: NodeJS.WritableStream & { isTTY?: boolean },
  { verbose = false, live }: { verbose?: boolean; live?: ReturnType<typeof createLogUpdate> } = {},
): Reporter {
  const style = createStyle(stream);
  const results: CaseResult[] = [];
  const print = (text: string) => {
    live?.clear();
    stream.write(`${text}\n`);
  };
  let cases = 0;
  return {
    onStart(run) {
      cases = run.cases;
      const { name, version } = run.implementation;
      print(
        style.dim(
          `${counted(run.cases, 'case')}${run.labCases === 0 ? '' : ` and ${run.labCases} of the lab's own`} · ${run.environments.join(', ')} · implementation ${name} ${version}`,
        ),
      );
    },
    onResult(result) {
      if (result.case.judges === 'implementation') results.push(result);
      if (verbose) print(resultLine(result, style));
      live?.(`${results.length}/${cases} ${totalsLine(totalsOf(results))} ${style.dim(result.case.id)}`);
    },
    onEnd(report) {
      print(renderReport(report, style, verbose));
    },
  };
}

/** The end of a run as text; the totals are its last line. */
export function renderReport(report: Report, style: Style, verbose: boolean): string {
  const totals = totalsOf(report.results);
  const line = totalsLine(totals);
  return [
    ...renderFailures(report.results, report.sentences, style, verbose),
    ...renderFailures(report.lab, report.sentences, style, verbose),
    ...renderSkipped([...report.results, ...report.lab]),
    ...renderStrays(report.strays, style),
    renderMatrix(report, style),
    [
      `${report.clauses.covered} of ${report.clauses.total} clauses asserted`,
      ...(report.mutant === null ? [] : [`mutant ${report.mutant}`]),
      `${(report.durationMs / 1000).toFixed(2)} s`,
      ...(report.interrupted
        ? [
            `interrupted after ${report.results.length + report.lab.length} of ${counted(report.selected, 'case')}`,
          ]
        : []),
    ].join(' · '),
    ...renderLab(report, style),
    totals.failed > 0 ? style.bad(line) : totals.broken > 0 ? style.warn(line) : style.good(line),
  ]
    .filter((block) => block !== '')
    .join('\n');
}

function renderFailures(
  results: readonly CaseResult[],
  sentences: Sentences,
  style: Style,
  verbose: boolean,
): string[] {
  const groups = groupFailures(results.filter(({ verdict }) => isFailure(verdict)));
  const full = verbose ? groups.length : fullFailures;
  return [
    ...groups.slice(0, full).flatMap((group) => {
      const alike = alikeLine(group, verbose ? Number.POSITIVE_INFINITY : namedAlike);
      return [
        `\n${renderFailure(group.first, sentences, style)}`,
        ...(alike === undefined ? [] : [`  ${alike}`]),
      ];
    }),
    ...groups.slice(full).map(({ first, others }, index) => {
      const more = others.length === 0 ? '' : ` (and ${others.length} alike)`;
      return `${index === 0 ? '\n' : ''}${resultLine(first, style)}${more}`;
    }),
    ...(groups.length > full
      ? [style.dim(`${groups.length - full} more in one line each; --verbose has all`)]
      : []),
    ...(groups.length > 0 ? [' '] : []),
  ];
}

function resultLine(result: CaseResult, style: Style): string {
  const { id } = result.case;
  const difference = result.steps.flatMap(({ differences }) => differences)[0];
  const why = reasonOf(result.verdict) ?? (difference && differenceSentence(difference));
  const text = why === undefined ? id : `${id}  ${why}`;
  const tally = tallyOf(result.verdict);
  return `${paintOf(style)[tally](markOf(tally))} ${text}`;
}

function paintOf({ good, bad, warn, dim }: Style): Record<Tally, (text: string) => string> {
  return { passed: good, failed: bad, broken: warn, skipped: dim };
}

function renderSkipped(results: readonly CaseResult[]): string[] {
  const reasons = new Map<string, string[]>();
  for (const result of results) {
    if (tallyOf(result.verdict) !== 'skipped') continue;
    const reason = reasonOf(result.verdict) ?? result.verdict.kind;
    reasons.set(reason, [...(reasons.get(reason) ?? []), result.case.id]);
  }
  return [...reasons].map(([reason, ids]) => `skipped, ${reason}: ${ids.join(', ')}`);
}

function renderStrays(strays: readonly string[], style: Style): string[] {
  return strays.map((stray) => `${style.bad('stray')} ${stray}`);
}

function renderLab(report: Report, style: Style): string[] {
  const line = labLine(report);
  if (line === undefined) return [];
  const { failed, broken } = totalsOf(report.lab);
  return [failed + broken > 0 ? style.bad(line) : line];
}

function renderMatrix({ results }: Report, style: Style): string {
  const matrix = matrixOf(results);
  if (matrix.protocols.length === 0) return '';
  const table = new Table({ head: ['', ...matrix.users], style: { head: [], border: [], compact: true } });
  const paint = paintOf(style);
  for (const protocol of matrix.protocols) {
    const cells = matrix.users.map((user) => {
      const totals = matrix.cell(protocol, user);
      if (totals === undefined) return '';
      const { text, tally } = cellText(totals);
      return paint[tally](text);
    });
    table.push([protocol, ...cells]);
  }
  return table.toString();
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
