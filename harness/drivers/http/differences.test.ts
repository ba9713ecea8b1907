import { expect, test } from '@jest/globals';
import { differenceSentence } from '../difference.ts';
import type { HttpAnswer, HttpClientAttempt } from './attempt.ts';
import { httpDifferences } from './differences.ts';
import type { HttpExpectation } from './expectations.ts';
import { anAnswer } from './testing/answer.ts';

const attempt = (answer: HttpAnswer): HttpClientAttempt => ({
  startedAt: 1,
  endedAt: 2,
  detail: { method: 'GET', url: 'https://mail.contoso.com/owa/', headers: {}, body: '', answer },
});

const first = anAnswer({
  status: 302,
  lines: [
    ['request-id', '1'],
    ['x-same', '1'],
    ['x-once', '1'],
    ['Set-Cookie', 'cadata=s3cret%20; Path=/; Secure; HttpOnly'],
    ['Set-Cookie', 'old=; Max-Age=0; Path=/owa; SameSite=Lax'],
    ['Set-Cookie', 'twice=1; Domain=contoso.com'],
  ],
});
const last = anAnswer({
  reason: 'All Right',
  lines: [
    ['request-id', '2'],
    ['x-same', '1'],
    ['WWW-Authenticate', 'Negotiate'],
    ['www-authenticate', 'Basic realm="a"'],
    ['Set-Cookie', 'twice=2; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
  ],
  trailers: [['X-Sum', '7']],
  body: 'hello',
});

/** How the last two answers of a step differ from an expectation. */
const differing = (expectation: HttpExpectation) =>
  httpDifferences(expectation, {
    attempts: [attempt(first), attempt(last)],
    mailbox: null,
    redirect: null,
    page: null,
  }).map(differenceSentence);

test.each<[string, HttpExpectation]>([
  [
    'every line of a name, in order',
    { headers: { 'WWW-Authenticate': ['Negotiate', { matches: '^Basic' }] } },
  ],
  ['all lines as one text', { headers: { 'www-authenticate': 'Negotiate, Basic realm="a"' } }],
  ['no line', { headers: { location: null } }],
  ['the reason', { reason: 'All Right' }],
  ['a trailer', { trailers: { 'x-sum': '7', 'x-other': null } }],
  [
    'cookies, whichever answer of the step set them',
    {
      cookies: {
        cadata: { value: 's3cret%20', path: '/', domain: null, secure: true, httpOnly: true, expires: null },
        old: { value: '', maxAge: '0', path: { matches: '^/o' }, secure: false, sameSite: 'lax' },
        UserContext: null,
      },
    },
  ],
  [
    'a cookie as it was set last',
    { cookies: { twice: { value: '2', domain: null, expires: 'Thu, 01 Jan 1970 00:00:00 GMT' } } },
  ],
  ['a part of the body', { body: 'ell' }],
  ['no interim answer', { interim: [] }],
  ['the whole body', { body: { is: 'hello' } }],
  ['a header of another value in every answer', { distinct: ['Request-Id'] }],
])('%s as expected', (_, expectation) => {
  expect(differing(expectation)).toEqual([]);
});

test.each<[string, HttpExpectation, string]>([
  [
    'a line too few',
    { headers: { 'www-authenticate': ['Negotiate'] } },
    'header: expected www-authenticate: ["Negotiate"], got www-authenticate: "Negotiate", "Basic realm=\\"a\\""',
  ],
  [
    'another order',
    { headers: { 'www-authenticate': [{ matches: 'Basic' }, 'Negotiate'] } },
    'header: expected www-authenticate: [a match of /Basic/, "Negotiate"], got www-authenticate: "Negotiate", "Basic realm=\\"a\\""',
  ],
  [
    'a Set-Cookie line, whose value is nobody to read',
    { headers: { 'set-cookie': { matches: '^cadata=' } } },
    'header: expected set-cookie: a match of /^cadata=/, got set-cookie: "twice=…; Expires=Thu, 01 Jan 1970 00:00:00 GMT"',
  ],
  ['a reason', { reason: null }, 'reason: expected (none), got "All Right"'],
  ['a trailer', { trailers: { 'X-Sum': '8' } }, 'trailer: expected X-Sum: "8", got X-Sum: "7"'],
  [
    'a cookie that is not set',
    { cookies: { session: {} } },
    'cookie: expected session is set, got only cadata, old, twice',
  ],
  ['a cookie that is set', { cookies: { cadata: null } }, 'cookie: expected no cadata, got cadata is set'],
  [
    'attributes of a cookie',
    { cookies: { cadata: { secure: false, httpOnly: true, path: '/owa', domain: 'contoso.com' } } },
    'cookie: expected cadata with Path "/owa", Domain "contoso.com", Secure not set, got cadata with Path "/", Domain (none), Secure set',
  ],
  [
    'the value of a cookie',
    { cookies: { cadata: { value: 'mine' } } },
    'cookie: expected cadata with value "mine", got cadata with value another one',
  ],
  [
    'an interim answer that did not come',
    { interim: [102] },
    'status: expected 102 before the answer, got nothing before the answer',
  ],
  [
    'a value that came before',
    { distinct: ['request-id', 'x-same'] },
    'header: expected x-same: another one in each answer of the step, got "1" more than once',
  ],
  [
    'a header that only some have',
    { distinct: ['x-once'] },
    'header: expected x-once: another one in each answer of the step, got 1 of 2 have none',
  ],
  ['a body that is longer', { body: { is: 'hell' } }, 'body: expected the body "hell", got "hello"'],
])('%s that differs is told', (_, expectation, sentence) => {
  expect(differing(expectation)).toEqual([sentence]);
});

test('a long body is told by its beginning and its length', () => {
  const answer = anAnswer({ body: 'a'.repeat(201) });
  const observation = { attempts: [attempt(answer)], mailbox: null, redirect: null, page: null };
  expect(httpDifferences({ body: { is: 'a' } }, observation).map(differenceSentence)).toEqual([
    `body: expected the body "a", got "${'a'.repeat(199)}…" of 201 characters`,
  ]);
});

test('without a reason phrase there is none', () => {
  const observation = {
    attempts: [attempt(anAnswer({ reason: '' }))],
    mailbox: null,
    redirect: null,
    page: null,
  };
  expect(httpDifferences({ reason: null }, observation)).toEqual([]);
  expect(httpDifferences({ reason: 'OK' }, observation)).toHaveLength(1);
});

test.each([
  ['https://legacy.contoso.com/owa/auth.owa', 'https://legacy.contoso.com/owa/', 0],
  ['https://legacy.contoso.com/owa/auth.owa', 'https://legacy.contoso.com/OWA/', 1],
  ['https://mail-region.contoso.com/owa/auth.owa', 'https://legacy.contoso.com/owa/', 1],
])('a redirect to %s with destination %s, of a host in other letters', (to, destination, count) => {
  const redirect = {
    style: 'silent-sso',
    to: 'https://legacy.contoso.com/owa/auth.owa',
    destination: 'https://Legacy.Contoso.COM:443/owa/',
  } as const;
  const observation = { attempts: [attempt(first)], mailbox: null, page: null, redirect };
  expect(httpDifferences({ redirect: { style: 'silent-sso', to, destination } }, observation)).toHaveLength(
    count,
  );
});
