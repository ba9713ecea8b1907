import { expect, test } from '@jest/globals';
import type { HttpClientAttempt } from '../drivers/http/attempt.ts';
import { httpRules } from '../drivers/http/rules.ts';
import { anAnswer } from '../drivers/http/testing/answer.ts';
import { evidenceOf } from './evidence.ts';

const account = { password: 'Red-2010-Site1', persona: 'red' };
const attempt: HttpClientAttempt = {
  startedAt: 1,
  endedAt: 2,
  detail: {
    method: 'POST',
    url: 'https://mail.contoso.com/owa/auth.owa',
    headers: { cookie: 'cadata=tasty-secret' },
    body: 'username=red-k3f9&password=Red-2010-Site1',
    answer: anAnswer({
      body: '<html><style>p { color: red }</style><p>You typed Red-2010-Site1 &amp; more</p></html>',
    }),
  },
};
const { answer: _, ...unanswered } = attempt.detail;

test('of an answer: what a person reads of it, and the command that asks for it again, without secrets', () => {
  const { answer, repeat } = evidenceOf([attempt], httpRules, account);
  expect(answer).toEqual({ label: 'body', text: 'You typed $PASSWORD &amp; more' });
  expect(repeat).toMatch(/^curl .*auth\.owa # .*PASSWORD is red's$/);
  expect(repeat).not.toMatch(/tasty-secret|Red-2010-Site1/);
});

test('of an answer without text: that it is empty; of a long one: its beginning', () => {
  const answerOf = (body: string) =>
    evidenceOf([{ ...attempt, detail: { ...unanswered, answer: anAnswer({ body }) } }], httpRules, account)
      .answer?.text;
  expect(answerOf('')).toBe('(empty)');
  expect(answerOf('x'.repeat(5_000))).toBe(`${'x'.repeat(299)}…`);
});

test('where no answer came: why, and nothing at all where nothing was tried', () => {
  const reset = { ...attempt, error: 'read ECONNRESET', detail: unanswered };
  expect(evidenceOf([reset], httpRules, account).answer).toEqual({
    label: 'answer',
    text: 'read ECONNRESET',
  });
  expect(evidenceOf([], httpRules, account)).toEqual({ answer: null, request: null, repeat: null });
});

test('of a step of several requests: which one it was, and what came before', () => {
  const page = {
    ...attempt,
    detail: { ...attempt.detail, method: 'GET', url: 'https://mail.contoso.com/owa/?a=b' },
  };
  expect(evidenceOf([attempt], httpRules, account).request).toBeNull();
  expect(evidenceOf([page, page, attempt], httpRules, account).request).toBe(
    'POST /owa/auth.owa, after GET /owa/, GET /owa/',
  );
});

test('of an answer that is no text: how much of what it is, not its letters', () => {
  const answer = {
    status: 200,
    reason: 'OK',
    headers: { 'content-type': 'image/png' },
    lines: [],
    trailers: [],
    body: '\x89PNG j EK 102',
    binary: true as const,
  };
  const shown = evidenceOf([{ ...attempt, detail: { ...unanswered, answer } }], httpRules, account);
  expect(shown.answer).toEqual({ label: 'body', text: '13 bytes of image/png' });
});
