import type { ConversationEntry } from '../../contract/journal.ts';
import type { Topology } from '../../topology/index.ts';
import type { Observation, Redirect } from '../drivers/types.ts';
import type { Expectation } from '../specs/schema.ts';
import type { TextPattern } from '../specs/text-pattern.ts';
import type { AnswerAuthor } from './author.ts';
import { fitsHop, fitsPath } from './match.ts';
import type { Difference } from './result.ts';
import { seenDifferences } from './seen.ts';
import { fitsBody, fitsText, shownPattern, shownText } from './text-pattern.ts';

/** What happened, as far as expectations look. */
export interface Actual {
  observation: Observation;
  path: readonly string[];
  author: AnswerAuthor | null;
  /** The requests of the case that servers saw, in machine order. */
  requests: readonly ConversationEntry[];
}

/** What differs from an expectation, in the order in which it matters. `hops` is the path expected. Pure. */
export function differencesFrom(
  expectation: Expectation,
  hops: readonly string[],
  actual: Actual,
  topology: Topology,
): Difference[] {
  const { observation } = actual;
  const dial = observation.dials.at(-1);
  const path = fitsPath(topology, hops, actual.path)
    ? []
    : [difference('path', shownPath(hops), shownPath(actual.path))];
  const silence =
    dial?.error === undefined && dial?.answer !== undefined
      ? []
      : [
          difference(
            'answer',
            expectation.status === undefined ? 'an answer' : `an answer with ${shownStatus(expectation)}`,
            dial?.error ?? 'no request was made',
          ),
        ];
  const seen = seenDifferences(expectation.seen, actual.requests, topology);
  if (dial?.answer === undefined) return [...path, ...silence, ...seen];
  return [
    ...path,
    ...silence,
    ...statusDifferences(expectation, dial.answer.status),
    ...authorDifferences(expectation, actual, dial.answer.status, topology),
    ...redirectDifferences(expectation.redirect, observation.redirect),
    ...textDifferences('mailbox', expectation.mailbox, observation.mailbox),
    ...textDifferences('page', expectation.page, observation.page),
    ...headerDifferences(expectation.headers ?? {}, dial.answer),
    ...bodyDifferences(expectation.body, dial.answer.body),
    ...seen,
  ];
}

/** `cas2013@Site1 → cas2010@Site1`. */
export function shownPath(path: readonly string[]): string {
  return path.length === 0 ? '(nobody)' : path.join(' → ');
}

/** One difference; two texts that look alike are told apart. */
export function difference(dimension: Difference['dimension'], expected: string, actual: string): Difference {
  return { dimension, expected, actual: expected === actual ? `${actual} (but not the same)` : actual };
}

function shownStatus({ status }: Expectation): string {
  return [status ?? 'any status'].flat().join(' or ');
}

function statusDifferences(expectation: Expectation, actual: number): Difference[] {
  const wanted = [expectation.status ?? []].flat();
  const fits = wanted.some((one) =>
    typeof one === 'number' ? one === actual : Number(one[0]) === Math.trunc(actual / 100),
  );
  return wanted.length === 0 || fits ? [] : [difference('status', shownStatus(expectation), String(actual))];
}

function authorDifferences(
  expectation: Expectation,
  { author, requests }: Actual,
  status: number,
  topology: Topology,
): Difference[] {
  const found: Difference[] = [];
  if (expectation.author !== undefined && !fitsHop(topology, expectation.author, author?.server ?? '')) {
    found.push(difference('author', expectation.author, author?.text ?? 'unknown'));
  }
  if (author !== null && author.alteredFrom !== null) {
    found.push(
      difference(
        'author',
        `${author.alteredFrom}, the status that ${author.text} signed`,
        `${status}: the proxy altered it on the way`,
      ),
    );
  }
  if (author !== null && author.request !== null && !requests.some(({ id }) => id === author.request)) {
    found.push(
      difference(
        'author',
        'an answer to a request of this case',
        `${author.text}'s answer to another request (${author.request})`,
      ),
    );
  }
  return found;
}

function redirectDifferences(expected: Expectation['redirect'], actual: Redirect | null): Difference[] {
  if (expected === undefined) return [];
  const fits =
    expected === null || actual === null
      ? expected === actual
      : expected.style === actual.style &&
        fitsText(expected.to, actual.to) &&
        (expected.destination === undefined || fitsText(expected.destination, actual.destination ?? null));
  return fits ? [] : [difference('redirect', shownRedirect(expected), shownRedirect(actual))];
}

function shownRedirect(
  redirect: { style: string; to: TextPattern; destination?: TextPattern | undefined } | null,
): string {
  if (redirect === null) return '(none)';
  const { style, to, destination } = redirect;
  // An address needs no quotes.
  const shown = (text: TextPattern) => (typeof text === 'string' ? text : shownPattern(text));
  return `${style} to ${shown(to)}${destination === undefined ? '' : ` with destination ${shown(destination)}`}`;
}

function textDifferences(
  dimension: 'mailbox' | 'page',
  expected: TextPattern | undefined,
  actual: string | null,
): Difference[] {
  if (expected === undefined || fitsText(expected, actual)) return [];
  return [difference(dimension, shownPattern(expected), shownText(actual))];
}

function headerDifferences(
  expected: Record<string, TextPattern>,
  answer: { headers: Record<string, string>; setCookies: string[] },
): Difference[] {
  return Object.entries(expected).flatMap(([name, pattern]) => {
    const lower = name.toLowerCase();
    const value = answer.headers[lower];
    const values = lower === 'set-cookie' ? answer.setCookies : value === undefined ? [] : [value];
    const fits =
      pattern === null ? values.length === 0 : values.some((candidate) => fitsText(pattern, candidate));
    if (fits) return [];
    const actual = values.length === 0 ? '(none)' : values.map(shownText).join(', ');
    return [difference('header', `${name}: ${shownPattern(pattern)}`, `${name}: ${actual}`)];
  });
}

function bodyDifferences(expected: TextPattern | undefined, body: string): Difference[] {
  if (expected === undefined || fitsBody(expected, body)) return [];
  const shown = expected === null ? 'no body' : `a body with ${shownPattern(expected)}`;
  return [difference('body', shown, body === '' ? 'an empty body' : excerpt(body))];
}

function excerpt(body: string): string {
  return JSON.stringify(body.length <= 200 ? body : `${body.slice(0, 199)}…`);
}
