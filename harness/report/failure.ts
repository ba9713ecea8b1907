import type { Topology } from '../../topology/index.ts';
import { fitsHop, placed } from '../run/match.ts';
import { repeatCommand } from '../run/repeat.ts';
import { type CaseResult, type Difference, type StepResult, tallyOf } from '../run/result.ts';
import { failingStep } from './groups.ts';
import { withoutPasswords } from './redact.ts';
import { reasonOf } from './report.ts';
import type { Style } from './style.ts';

const excerptLength = 300;

/** Everything that explains one failed or broken case, ready to print. */
export function renderFailure(result: CaseResult, style: Style): string {
  const { case: it } = result;
  const step = failingStep(result);
  const reason = reasonOf(result);
  const mark = tallyOf(result.verdict) === 'broken' ? style.warn('!') : style.bad('✗');
  const blocks = [
    [
      `${mark} ${style.strong(it.id)}  ${it.title}`,
      style.dim(
        `  ${it.clauses.join(' ')} · ${it.place}${step === undefined ? '' : ` · step "${step.name}"`}`,
      ),
    ],
    reason === undefined ? [] : [`  ${result.verdict.kind}: ${reason}`],
    ...(step === undefined ? [] : [explanation(result, step, style)]),
  ];
  const text = blocks
    .flat()
    .filter((line) => line !== '')
    .join('\n');
  return withoutPasswords(text, it.environment.topology);
}

function explanation(result: CaseResult, step: StepResult, style: Style): string[] {
  const [first, ...others] = step.differences;
  return [
    ...pathTable(step, result.case.environment.topology, style),
    ...(first === undefined ? [] : firstLines(first, style)),
    ...(others.length === 0 ? [] : labelled('also', others.map(inOneLine).join('; '))),
    ...labelled('author', authorText(step)),
    ...excerpt(step),
    ...result.rightFor.slice(0, 3).flatMap(({ id, title }) => labelled('right for', `${id}: ${title}`)),
    ...labelled('repeat', repeatCommand(result.case, step) ?? ''),
  ];
}

function pathTable(step: StepResult, topology: Topology, style: Style): string[] {
  if (step.path.length === 0 && step.expectedPath.length === 0) return [];
  const rows = Array.from({ length: Math.max(step.path.length, step.expectedPath.length) }, (_, index) => ({
    expected: step.expectedPath[index],
    actual: step.path[index],
  }));
  const width = Math.max('expected path'.length, ...rows.map(({ expected }) => (expected ?? '—').length));
  return [
    style.dim(`  ${'expected path'.padEnd(width)}     actual path`),
    ...rows.map(({ expected, actual }) => {
      const same = expected !== undefined && actual !== undefined && fitsHop(topology, expected, actual);
      const line = `  ${(expected ?? '—').padEnd(width)}  ${same ? ' ' : '≠'}  ${actual === undefined ? '—' : placed(topology, actual)}`;
      return same ? line : style.bad(line);
    }),
  ];
}

function firstLines({ dimension, expected, actual }: Difference, style: Style): string[] {
  return [
    `  ${style.bad(style.strong(dimension.padEnd(9)))} expected  ${style.good(expected)}`,
    `  ${' '.repeat(9)} actual    ${style.bad(actual)}`,
  ];
}

function inOneLine({ dimension, expected, actual }: Difference): string {
  return `${dimension}: expected ${shortened(expected)}, got ${shortened(actual)}`;
}

function labelled(label: string, text: string): string[] {
  return text === '' ? [] : [`  ${label.padEnd(9)} ${text}`];
}

function authorText({ author, status }: StepResult): string {
  if (author === null) return status === null ? 'nobody: no answer came' : `${status}, unsigned`;
  return status === null ? author : `${status} made by ${author}`;
}

const ofTheAnswer: ReadonlySet<Difference['dimension']> = new Set([
  'status',
  'author',
  'redirect',
  'mailbox',
  'page',
  'header',
  'body',
  'answer',
]);

function excerpt(step: StepResult): string[] {
  if (!step.differences.some(({ dimension }) => ofTheAnswer.has(dimension))) return [];
  const dial = step.dials.at(-1);
  if (dial === undefined) return [];
  if (dial.answer === undefined) return labelled('answer', dial.error ?? 'none');
  const text = readable(dial.answer.body);
  return labelled('body', text === '' ? '(empty)' : shortened(text, excerptLength));
}

/** What a person would see of a page, or of the strings in a binary body. */
function readable(body: string): string {
  return body
    .replaceAll(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, ' ')
    .replaceAll(/<\/(h\d|p|li|button)>/gi, ' · ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/( ·)+( |$)/g, '$1$2')
    .replace(/ ·\s*$/, '')
    .trim();
}

function shortened(text: string, length = 120): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
