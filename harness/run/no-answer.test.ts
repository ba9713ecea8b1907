import { expect, test } from '@jest/globals';
import { differenceSentence } from '../drivers/difference.ts';
import type { HttpClientAttempt } from '../drivers/http/attempt.ts';
import { httpRules } from '../drivers/http/rules.ts';
import { anAnswer } from '../drivers/http/testing/answer.ts';
import type { NoAnswer } from '../drivers/observation.ts';
import type { Expectation } from '../specs/schema.ts';
import { answerDifferences, isCutShortAsExpected } from './no-answer.ts';

const request = { method: 'GET', url: 'https://mail.contoso.com/owa/', headers: {}, body: '' };
const answered: HttpClientAttempt = {
  startedAt: 1,
  endedAt: 2,
  detail: { ...request, answer: anAnswer({ status: 503 }) },
};
const unanswered = (noAnswer?: NoAnswer): HttpClientAttempt => ({
  startedAt: 1,
  endedAt: 2,
  error: 'the reason',
  ...(noAnswer && { noAnswer }),
  detail: request,
});

/** How what became of the last request differs from an expectation. */
const differing = (expectation: Expectation, last: HttpClientAttempt | undefined) =>
  answerDifferences(expectation, last, httpRules).map(differenceSentence);

test('nobody answers in the way that is expected, or in any', () => {
  for (const kind of ['unknown name', 'refused', 'reset', 'untrusted', 'cut short'] as const) {
    expect(differing({ answer: kind }, unanswered(kind))).toEqual([]);
    expect(differing({ answer: 'none' }, unanswered(kind))).toEqual([]);
    expect(differing({ status: null }, unanswered(kind))).toEqual([]);
  }
});

test('a whole answer is told by its status, another way by its name, and an end of our own is none of them', () => {
  expect(differing({ answer: 'refused' }, answered)).toEqual([
    'answer: expected nobody who listens, got an answer with 503',
  ]);
  expect(differing({ answer: 'unknown name' }, unanswered('reset'))).toEqual([
    'answer: expected a name that nobody has, got reset: the reason',
  ]);
  expect(differing({ status: null }, unanswered())).toEqual([
    'answer: expected no whole answer, in whichever way, got the reason',
  ]);
  expect(differing({ answer: 'none' }, undefined)).toEqual([
    'answer: expected no whole answer, in whichever way, got no request was made',
  ]);
});

test('where an answer is expected, none differs in whichever way', () => {
  expect(differing({ status: 200 }, answered)).toEqual([]);
  expect(differing({ status: 200 }, unanswered('cut short'))).toEqual([
    'answer: expected an answer with 200, got the reason',
  ]);
  expect(differing({}, undefined)).toEqual(['answer: expected an answer, got no request was made']);
});

test('of an answer that is cut short there is only something to look at where that is expected', () => {
  expect(isCutShortAsExpected({ answer: 'cut short' }, unanswered('cut short'))).toBe(true);
  expect(isCutShortAsExpected({ answer: 'cut short' }, unanswered('reset'))).toBe(false);
  expect(isCutShortAsExpected({ answer: 'none' }, unanswered('cut short'))).toBe(false);
});

test('a client that was told to leave waits for no answer', () => {
  expect(differing({}, { ...unanswered(), hasLeft: true })).toEqual([]);
  expect(differing({ answer: 'reset' }, { ...unanswered(), hasLeft: true })).toHaveLength(1);
});
