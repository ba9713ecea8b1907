import { type HeaderLine, headerValues } from '../../../contract/journal.ts';
import {
  type BodyPattern,
  fitsBody,
  fitsText,
  fitsUrl,
  isWholeBody,
  type LinesPattern,
  shownPattern,
  shownText,
  type TextPattern,
} from '../../specs/text-pattern.ts';
import { type Difference, difference } from '../difference.ts';
import { linesFacet } from '../facet.ts';
import type { Observation, Redirect } from '../observation.ts';
import type { HttpAnswer, HttpAttempt } from './attempt.ts';
import { cookieDifferences } from './cookie-differences.ts';
import type { HttpExpectation } from './expectations.ts';
import { withoutCookieValue } from './redact.ts';

/** What of the answer of the last attempt, or of what came of it, differs; nothing when nothing came. Pure. */
export function httpDifferences(
  expectation: HttpExpectation,
  { attempts, redirect, blocked, page }: Observation<HttpAttempt>,
): Difference[] {
  const { answer = attempts.at(-1)?.detail.partial } = attempts.at(-1)?.detail ?? {};
  if (answer === undefined) return [];
  return [
    ...statusDifferences(expectation.status, answer.status),
    ...interimDifferences(expectation.interim, answer.interim),
    ...redirectDifferences(expectation.redirect, redirect, blocked),
    ...pageDifferences(expectation.page, page),
    ...reasonDifferences(expectation.reason, answer.reason),
    ...lineDifferences('header', expectation.headers ?? {}, answer.lines),
    ...cookieDifferences(
      expectation.cookies ?? {},
      attempts.flatMap(({ detail }) => detail.answer?.lines ?? []),
    ),
    ...bodyDifferences(expectation.body, answer),
    ...lineDifferences('trailer', expectation.trailers ?? {}, answer.trailers),
    ...distinctDifferences(expectation.distinct ?? [], attempts),
  ];
}

/** `2xx or 404`. */
export function shownStatus(status: NonNullable<HttpExpectation['status']>): string {
  return [status].flat().join(' or ');
}

function statusDifferences(expected: HttpExpectation['status'], actual: number): Difference[] {
  if (expected === undefined || expected === null) return [];
  const fits = [expected]
    .flat()
    .some((one) => (typeof one === 'number' ? one === actual : Number(one[0]) === Math.trunc(actual / 100)));
  return fits ? [] : [difference('status', shownStatus(expected), String(actual))];
}

function interimDifferences(expected: number[] | undefined, actual: number[] = []): Difference[] {
  if (expected === undefined || expected.join() === actual.join()) return [];
  const shown = (statuses: number[]) => `${statuses.join(', ') || 'nothing'} before the answer`;
  return [difference('status', shown(expected), shown(actual))];
}

function redirectDifferences(
  expected: HttpExpectation['redirect'],
  actual: Redirect | null,
  blocked: string | undefined,
): Difference[] {
  if (expected === undefined) return [];
  const fits =
    expected === null || actual === null
      ? expected === actual
      : expected.style === actual.style &&
        fitsUrl(expected.to, actual.to) &&
        (expected.destination === undefined || fitsUrl(expected.destination, actual.destination ?? null));
  if (fits) return [];
  const shown = actual === null && blocked !== undefined ? `(none: ${blocked})` : shownRedirect(actual);
  return [difference('redirect', shownRedirect(expected), shown)];
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

function reasonDifferences(expected: TextPattern | undefined, reason: string): Difference[] {
  const actual = reason === '' ? null : reason;
  if (expected === undefined || fitsText(expected, actual)) return [];
  return [difference('reason', shownPattern(expected), shownText(actual))];
}

/** Of a name that may not be joined, Set-Cookie, a text has to be one of the lines. */
function lineDifferences(
  dimension: 'header' | 'trailer',
  expected: Record<string, LinesPattern>,
  headers: HeaderLine[],
): Difference[] {
  return Object.entries(expected).flatMap(([name, pattern]) => {
    const lines = headerValues({ headers }, name);
    const areCookies = name.toLowerCase() === 'set-cookie';
    const one =
      areCookies && !Array.isArray(pattern) ? lines.find((line) => fitsText(pattern, line)) : undefined;
    return linesFacet(name, pattern, one === undefined ? lines : [one], ', ').flatMap(({ fits, wanted }) => {
      if (fits) return [];
      const found = areCookies ? lines.map(withoutCookieValue) : lines;
      const shown = found.length === 0 ? '(none)' : found.map(shownText).join(', ');
      return [difference(dimension, `${name}: ${wanted}`, `${name}: ${shown}`)];
    });
  });
}

/** Of the names whose lines some answer of the step lacks, or has as another one had them. */
function distinctDifferences(names: string[], attempts: Observation<HttpAttempt>['attempts']): Difference[] {
  const answers = attempts.flatMap(({ detail }) => detail.answer ?? []);
  return names.flatMap((name) => {
    const values = answers.map(({ headers }) => headers[name.toLowerCase()] ?? null);
    const missing = values.filter((value) => value === null).length;
    const again = values.find((value, at) => value !== null && values.indexOf(value) !== at);
    const wanted = `${name}: another one in each answer of the step`;
    if (missing > 0) return [difference('header', wanted, `${missing} of ${values.length} have none`)];
    return again === undefined || again === null
      ? []
      : [difference('header', wanted, `${shownText(again)} more than once`)];
  });
}

/** `421 bytes of application/octet-stream`: what is shown of a body that nobody can read. */
export function shownBytes({ body, headers }: HttpAnswer): string {
  return `${body.length} bytes of ${headers['content-type'] ?? 'no media type'}`;
}

function bodyDifferences(expected: BodyPattern | undefined, answer: HttpAnswer): Difference[] {
  const { body } = answer;
  if (expected === undefined || fitsBody(expected, body)) return [];
  const found = answer.binary ? shownBytes(answer) : excerpt(body);
  return [difference('body', shownBody(expected), body === '' ? 'an empty body' : found)];
}

function shownBody(expected: BodyPattern): string {
  if (expected === null) return 'no body';
  if (isWholeBody(expected)) return `the body ${excerpt(expected.is)}`;
  return `a body with ${shownPattern(expected)}`;
}

function excerpt(body: string): string {
  return body.length <= 200
    ? JSON.stringify(body)
    : `${JSON.stringify(`${body.slice(0, 199)}…`)} of ${body.length} characters`;
}
