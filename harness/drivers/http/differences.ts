import { headerValues } from '../../../contract/journal.ts';
import { fitsBody, fitsText, shownPattern, shownText, type TextPattern } from '../../specs/text-pattern.ts';
import { type Difference, difference } from '../difference.ts';
import type { Observation, Redirect } from '../observation.ts';
import type { HttpAnswer, HttpAttempt } from './attempt.ts';
import type { HttpExpectation } from './expectations.ts';

/** What of the answer of the last attempt differs; nothing when none came. Pure. */
export function httpDifferences(
  expectation: HttpExpectation,
  { attempts, redirect, page }: Observation<HttpAttempt>,
): Difference[] {
  const answer = attempts.at(-1)?.detail.answer;
  if (answer === undefined) return [];
  return [
    ...statusDifferences(expectation.status, answer.status),
    ...redirectDifferences(expectation.redirect, redirect),
    ...pageDifferences(expectation.page, page),
    ...headerDifferences(expectation.headers ?? {}, answer),
    ...bodyDifferences(expectation.body, answer.body),
  ];
}

/** `2xx or 404`. */
export function shownStatus(status: NonNullable<HttpExpectation['status']>): string {
  return [status].flat().join(' or ');
}

function statusDifferences(expected: HttpExpectation['status'], actual: number): Difference[] {
  if (expected === undefined) return [];
  const fits = [expected]
    .flat()
    .some((one) => (typeof one === 'number' ? one === actual : Number(one[0]) === Math.trunc(actual / 100)));
  return fits ? [] : [difference('status', shownStatus(expected), String(actual))];
}

function redirectDifferences(expected: HttpExpectation['redirect'], actual: Redirect | null): Difference[] {
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

function pageDifferences(expected: TextPattern | undefined, actual: string | null): Difference[] {
  if (expected === undefined || fitsText(expected, actual)) return [];
  return [difference('page', shownPattern(expected), shownText(actual))];
}

function headerDifferences(expected: Record<string, TextPattern>, answer: HttpAnswer): Difference[] {
  return Object.entries(expected).flatMap(([name, pattern]) => {
    const values = headerValues({ headers: answer.lines }, name);
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
