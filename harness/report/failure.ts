import { findAccount, type Topology } from '../../topology/index.ts';
import { type Difference, type Dimension, differenceSentence } from '../drivers/difference.ts';
import { withoutPasswords } from '../drivers/redact.ts';
import { shownIdentity } from '../run/expect.ts';
import type { CaseResult, StepResult } from '../run/result.ts';
import { markOf, reasonOf, tallyOf } from '../run/verdict.ts';
import type { Case } from '../specs/case.ts';
import { placed } from '../specs/hops.ts';
import { fitsHopPattern, type HopPattern, shownHop } from '../specs/ways.ts';
import { changesOf, orderOf, stepsBefore } from './circumstances.ts';
import { failingStep } from './groups.ts';
import { type Sentences, sentenceLines } from './sentences.ts';
import type { Style } from './style.ts';

/** Everything that explains one failed or broken case, ready to print. */
export function renderFailure(result: CaseResult, sentences: Sentences, style: Style): string {
  const { case: it } = result;
  const step = failingStep(result);
  const reason = reasonOf(result.verdict);
  const tally = tallyOf(result.verdict);
  const mark = (tally === 'broken' ? style.warn : style.bad)(markOf(tally));
  const blocks = [
    [
      `${mark} ${style.strong(it.id)}  ${it.title}`,
      style.dim(
        `  ${[it.place, whoIs(it), ...(step === undefined ? [] : [`step "${step.name}"`])].join(' · ')}`,
      ),
      ...sentenceLines(it.clauses, sentences).map((line) => `  ${line}`),
      ...labelledList('changed', changesOf(it)),
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

/** `purple, 2007 in Site1`. */
function whoIs({ user, environment }: Case): string {
  const mailbox = findAccount(environment.topology, user)?.mailbox;
  return mailbox == null ? user : `${user}, ${mailbox.version} in ${mailbox.site}`;
}

function explanation(result: CaseResult, step: StepResult, style: Style): string[] {
  const [first, ...others] = step.differences;
  return [
    ...labelledList('before', stepsBefore(result.steps, step)),
    ...pathTable(step, result.case.environment.topology, style),
    ...(first === undefined ? [] : firstLines(first, style)),
    ...(others.length === 0 ? [] : labelled('also', others.map(inOneLine).join('; '))),
    ...labelled('request', shortened(step.evidence?.request ?? '')),
    ...labelled('author', authorText(step, orderOf(result, step))),
    ...excerpt(step),
    ...result.rightFor.slice(0, 3).flatMap(({ id, title }) => labelled('right for', `${id}: ${title}`)),
    ...labelled('repeat', step.evidence?.repeat ?? ''),
  ];
}

function pathTable(step: StepResult, topology: Topology, style: Style): string[] {
  if (step.path.length === 0 && step.expectedPath.length === 0) return [];
  const rows = Array.from({ length: Math.max(step.path.length, step.expectedPath.length) }, (_, index) => ({
    expected: step.expectedPath[index],
    actual: step.path[index],
  }));
  const shown = (pattern: HopPattern | undefined) => (pattern === undefined ? '—' : shownHop(pattern));
  const width = Math.max('expected path'.length, ...rows.map(({ expected }) => shown(expected).length));
  return [
    style.dim(`  ${'expected path'.padEnd(width)}     actual path`),
    ...rows.map(({ expected, actual }) => {
      const same =
        expected !== undefined && actual !== undefined && fitsHopPattern(topology, expected, actual);
      const line = `  ${shown(expected).padEnd(width)}  ${same ? ' ' : '≠'}  ${actual === undefined ? '—' : placed(topology, actual)}${identityAt(actual, step)}`;
      return same ? line : style.bad(line);
    }),
  ];
}

/** Said of a server that was asked as somebody else than the user, or as nobody. */
function identityAt(server: string | undefined, { foreign }: StepResult): string {
  return foreign === undefined || foreign.server !== server ? '' : `, with ${shownIdentity(foreign)}`;
}

function firstLines({ dimension, expected, actual }: Difference, style: Style): string[] {
  return [
    `  ${style.bad(style.strong(dimension.padEnd(9)))} expected  ${style.good(expected)}`,
    `  ${' '.repeat(9)} actual    ${style.bad(actual)}`,
  ];
}

function inOneLine({ dimension, expected, actual }: Difference): string {
  return differenceSentence({ dimension, expected: shortened(expected), actual: shortened(actual) });
}

function labelled(label: string, text: string): string[] {
  return text === '' ? [] : [`  ${label.padEnd(9)} ${text}`];
}

/** One line for each text, the label before the first; what is more than fits a screen is counted. */
function labelledList(label: string, texts: readonly string[]): string[] {
  const shown = texts.slice(0, listed).map(shortened);
  const left = texts.length - shown.length;
  return [...shown, ...(left === 0 ? [] : [`… and ${left} more`])].flatMap((text, index) =>
    labelled(index === 0 ? label : '', text),
  );
}

/** Lines of a list that a failure shows. */
const listed = 6;

function authorText({ author, status }: StepResult, order: string | undefined): string {
  if (author === null) return status === null ? 'nobody: no answer came' : `${status}, unsigned`;
  const made = status === null ? author : `${status} made by ${author}`;
  return order === undefined ? made : `${made}, ordered by the case: ${order}`;
}

/** What servers did, whatever the client got. */
const ofServers: ReadonlySet<Dimension> = new Set(['path', 'seen', 'spread']);

function excerpt({ differences, evidence }: StepResult): string[] {
  const answer = evidence?.answer ?? null;
  if (answer === null || differences.every(({ dimension }) => ofServers.has(dimension))) return [];
  if (differences.some(({ actual }) => actual === answer.text)) return [];
  return labelled(answer.label, answer.text);
}

function shortened(text: string): string {
  const length = 120;
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
