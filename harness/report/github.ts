import { appendFileSync } from 'node:fs';
import { differenceSentence } from '../drivers/difference.ts';
import { withoutPasswords } from '../drivers/redact.ts';
import type { CaseResult } from '../run/result.ts';
import { isFailure, reasonOf } from '../run/verdict.ts';
import { renderFailure } from './failure.ts';
import { alikeLine, firstDifference, groupFailures } from './groups.ts';
import { cellText, matrixOf } from './matrix.ts';
import { labLine, type Report, type Reporter, totalsLine, totalsOf } from './report.ts';
import { type Sentences, sentenceLines } from './sentences.ts';
import { plainStyle } from './style.ts';

/** GitHub takes 1 MiB a step; what the tables around it need stays free. */
const summaryBudget = 900_000;

/**
 * GitHub's workflow commands, one a line: an error at the place of each group of failures that differ in the same way
 * (GitHub shows ten a step), and one for each stray. Pure.
 */
export function renderAnnotations({ results, lab, strays, sentences }: Report): string[] {
  return [
    ...groupFailures(failuresOf([...results, ...lab])).map((group) => {
      const { case: it } = group.first;
      const alike = alikeLine(group);
      const lines = [
        sentence(group.first),
        ...sentenceLines(it.clauses, sentences),
        ...(alike === undefined ? [] : [alike]),
      ];
      return annotation(lines.join('\n'), { ...placeOf(it.place), title: it.id });
    }),
    ...strays.map((stray) => annotation(stray, { title: 'stray traffic' })),
  ];
}

/** The run as Markdown for the summary of a job: totals, the matrix protocols × users, and the failures in full. Pure. */
export function renderSummary(report: Report): string {
  const totals = totalsOf(report.results);
  const failures = failuresOf([...report.results, ...report.lab]).map((result) =>
    failureBlock(result, report.sentences),
  );
  const shown = failures.slice(0, countWithin(failures, summaryBudget));
  const { name, version } = report.implementation;
  return [
    `## coexlab: ${totalsLine(totals)}`,
    [
      `Implementation ${code(`${name} ${version}`)}`,
      report.environments.map(code).join(', '),
      `${report.clauses.covered} of ${report.clauses.total} clauses asserted`,
      ...(report.mutant === null ? [] : [`mutant ${code(report.mutant)}`]),
      ...[labLine(report) ?? []].flat(),
      ...(report.interrupted
        ? [`**interrupted** after ${report.results.length + report.lab.length} of ${report.selected} cases`]
        : []),
    ].join(' · '),
    matrixTable(report.results),
    ...report.strays.map((stray) => `- **stray** ${code(stray)}`),
    ...shown,
    ...(shown.length < failures.length
      ? [`${failures.length - shown.length} more failures are not shown.`]
      : []),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n');
}

/** What the GitHub reporter writes to; process.env, process.stdout and the file system by default. */
export interface GithubOutlets {
  /** Path from GITHUB_STEP_SUMMARY; without it there is no summary. */
  summaryFile: string | undefined;
  write(text: string): void;
  append(file: string, text: string): void;
}

/** Writes the annotations to standard output and the summary where GitHub asks for it. @throws when that cannot be written */
export function createGithubReporter(
  outlets: GithubOutlets = {
    summaryFile: process.env.GITHUB_STEP_SUMMARY,
    write: (text) => process.stdout.write(text),
    append: appendFileSync,
  },
): Reporter {
  return {
    onEnd(report) {
      for (const line of renderAnnotations(report)) outlets.write(`${line}\n`);
      if (outlets.summaryFile !== undefined && outlets.summaryFile !== '')
        outlets.append(outlets.summaryFile, renderSummary(report));
    },
  };
}

function failuresOf(results: readonly CaseResult[]): CaseResult[] {
  return results.filter(({ verdict }) => isFailure(verdict));
}

function annotation(message: string, properties: Record<string, string | undefined>): string {
  const written = Object.entries(properties)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `${name}=${escapedData(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
  return `::error ${written.join(',')}::${escapedData(message)}`;
}

function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function placeOf(place: string): { file: string; line?: string } {
  const [, file, line] = /^(.*?):(\d+)(?::\d+)?$/.exec(place) ?? [];
  return file !== undefined && line !== undefined ? { file, line } : { file: place };
}

function sentence(result: CaseResult): string {
  const { case: it, verdict } = result;
  const difference = firstDifference(result);
  const why = reasonOf(verdict) ?? (difference && differenceSentence(difference)) ?? verdict.kind;
  return withoutPasswords(`${it.title} (${it.user}, ${it.protocol})\n${why}`, it.environment.topology);
}

function matrixTable(results: readonly CaseResult[]): string {
  const matrix = matrixOf(results);
  if (matrix.protocols.length === 0) return '';
  const row = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    row(['', ...matrix.users]),
    row(['---', ...matrix.users.map(() => '---')]),
    ...matrix.protocols.map((protocol) =>
      row([
        `**${protocol}**`,
        ...matrix.users.map((user) => {
          const totals = matrix.cell(protocol, user);
          return totals === undefined ? '' : cellText(totals).text;
        }),
      ]),
    ),
  ].join('\n');
}

function failureBlock(result: CaseResult, sentences: Sentences): string {
  return [
    `<details><summary>${escapedHtml(result.case.id)}</summary>`,
    fenced(renderFailure(result, sentences, plainStyle)),
    '</details>',
  ].join('\n\n');
}

/** A code block, with a fence longer than any in the text. */
function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, 1 + longestRun(text)));
  return `${fence}text\n${text}\n${fence}`;
}

function code(text: string): string {
  const fence = '`'.repeat(1 + longestRun(text));
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text.replaceAll(/\s+/g, ' ')}${pad}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

function escapedHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function countWithin(blocks: readonly string[], budget: number): number {
  let left = budget;
  const over = blocks.findIndex((block) => {
    left -= Buffer.byteLength(block) + 2;
    return left < 0;
  });
  return over === -1 ? blocks.length : over;
}
