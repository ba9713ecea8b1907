import { expect, test } from '@jest/globals';
import type { ConversationEntry } from '../../contract/journal.ts';
import { readYaml } from '../../input/index.ts';
import { buildTopology } from '../../topology/load.ts';
import type { HttpClientAttempt } from '../drivers/http/attempt.ts';
import { httpRules } from '../drivers/http/rules.ts';
import { anAnswer } from '../drivers/http/testing/answer.ts';
import type { Observation } from '../drivers/observation.ts';
import type { Expectation } from '../specs/schema.ts';
import type { AnswerAuthor } from './author.ts';
import { type Actual, differencesFrom } from './expect.ts';

const topology = buildTopology([readYaml('fixtures/topologies/coexistence.yaml')]);
const hops = ['cas2013@Site1', 'cas2010@Site1'];

const request = {
  kind: 'conversation',
  id: 'cas2010-1/7',
  server: 'cas2010-1',
  identity: 'signed',
  secure: true,
  received: true,
  state: 'answered',
  detail: {
    transport: 'http',
    method: 'GET',
    url: '/owa/',
    host: 'cas2010-1.contoso.com',
    userAgent: 'Mozilla/5.0',
    httpVersion: '1.1',
    headers: [
      ['X-IsFromCafe', '1'],
      ['accept', 'text/html'],
      ['Accept', '*/*'],
    ],
    body: '',
  },
} as unknown as ConversationEntry;

const author: AnswerAuthor = {
  hop: 'cas2010-1',
  text: 'cas2010-1@Site1',
  alteredFrom: null,
  conversation: 'cas2010-1/7',
};

interface Change {
  /** No answer came, and why. */
  error?: string;
  observation?: Partial<Observation>;
  path?: string[];
  author?: AnswerAuthor | null;
}

function actual(change: Change = {}): Actual {
  const answer = anAnswer({
    lines: [
      ['X-FEServer', 'CAS2013-1'],
      ['Content-Type', 'text/html'],
      ['Set-Cookie', 'cadata=x; Secure; HttpOnly'],
      ['Set-Cookie', 'sessionid=y'],
    ],
    body: '<p>Inbox</p>',
  });
  const { error } = change;
  const attempt: HttpClientAttempt = {
    startedAt: 1,
    endedAt: 2,
    ...(error !== undefined && { error }),
    detail: {
      method: 'GET',
      url: 'https://mail.contoso.com/owa/',
      headers: {},
      body: '',
      ...(error === undefined && { answer }),
    },
  };
  return {
    rules: httpRules,
    observation: {
      attempts: [attempt],
      mailbox: 'red',
      redirect: null,
      page: 'mailbox',
      ...change.observation,
    },
    path: change.path ?? ['cas2013-1', 'cas2010-1'],
    author: change.author === undefined ? author : change.author,
    conversations: [request],
    foreign: null,
  };
}

const differences = (expectation: Expectation, change?: Change) =>
  differencesFrom(expectation, [hops], actual(change), topology);

const ssoRedirect = {
  style: 'silent-sso',
  to: 'https://legacy.contoso.com/owa/auth/owaauth.dll',
  destination: 'https://legacy.contoso.com/owa/',
} as const;

test.each<[string, Expectation, Change?]>([
  ['nothing but the path', {}],
  ['an exact status', { status: 200 }],
  ['a class of statuses', { status: '2xx' }],
  ['one of several', { status: [404, '2xx'] }],
  ['the author as role@Site', { author: 'cas2010@Site1' }],
  ['the author by name', { author: 'cas2010-1' }],
  ['no redirect', { redirect: null }],
  ['the redirect', { redirect: ssoRedirect }, { observation: { redirect: ssoRedirect } }],
  [
    'a redirect by its pattern, destination not looked at',
    { redirect: { style: 'silent-sso', to: { matches: 'legacy' } } },
    { observation: { redirect: ssoRedirect } },
  ],
  ['mailbox and page', { mailbox: 'red', page: 'mailbox' }],
  [
    'headers, whatever their case',
    { headers: { 'X-FEServer': { matches: '^CAS2013-[12]$' }, 'x-diaginfo': null } },
  ],
  ['any of several Set-Cookie headers', { headers: { 'set-cookie': { matches: '^sessionid=' } } }],
  ['a text in the body', { body: 'Inbox' }],
  ['a pattern in the body', { body: { matches: '>In.ox<' } }],
  [
    'what a server saw',
    {
      seen: {
        server: 'cas2010@Site1',
        host: { matches: '^cas2010-' },
        identity: 'signed',
        secure: true,
        headers: { 'X-IsFromCafe': '1', authorization: null },
      },
    },
  ],
  [
    'lines of one name, together or each by itself',
    {
      seen: [
        { server: 'cas2010-1', headers: { accept: 'text/html, */*' } },
        { server: 'cas2010-1', headers: { accept: ['text/html', { matches: '^[*]' }] } },
      ],
    },
  ],
  [
    'its version, end, body and number',
    { seen: { server: 'cas2010-1', httpVersion: '1.1', state: 'answered', body: null, times: 1 } },
  ],
  ['a request that nobody sees', { seen: { server: 'cas2010-1', method: 'POST', times: 0 } }],
])('%s can be met', (...[, expectation, change]) => {
  expect(differences(expectation, change)).toEqual([]);
});

test.each<[string, Expectation, Change | undefined, string, RegExp, RegExp]>([
  [
    'the path',
    {},
    { path: ['cas2013-1', 'cas2007-1'] },
    'path',
    /^cas2013@Site1 → cas2010@Site1$/,
    /^cas2013-1 → cas2007-1$/,
  ],
  [
    'a plain text between slashes',
    { body: '/Inbox/' },
    undefined,
    'body',
    /^a body with "\/Inbox\/"$/,
    /Inbox/,
  ],
  ['nobody reached', {}, { path: [] }, 'path', /→/, /nobody/],
  ['the status', { status: ['3xx', 404] }, undefined, 'status', /^3xx or 404$/, /^200$/],
  ['the author', { author: 'cas2013@Site1' }, undefined, 'author', /^cas2013@Site1$/, /^cas2010-1@Site1$/],
  [
    'an altered status',
    {},
    { author: { ...author, alteredFrom: '401' } },
    'author',
    /^401.*cas2010-1@Site1 signed$/,
    /^200: the proxy altered it/,
  ],
  [
    "another request's answer",
    {},
    { author: { ...author, conversation: 'cas2010-1/3' } },
    'author',
    /of this case/,
    /cas2010-1\/3/,
  ],
  [
    'a missing redirect',
    { redirect: ssoRedirect },
    undefined,
    'redirect',
    /^silent-sso to https:\/\/legacy.* with destination https:\/\/legacy/,
    /^\(none\)$/,
  ],
  [
    'a redirect that nobody wants',
    { redirect: null },
    { observation: { redirect: ssoRedirect } },
    'redirect',
    /^\(none\)$/,
    /^silent-sso to/,
  ],
  [
    'where a redirect leads',
    { redirect: { style: 'silent-sso', to: { matches: '^https://mail\\.' } } },
    { observation: { redirect: ssoRedirect } },
    'redirect',
    /^silent-sso to a match of \/\^https:\\\/\\\/mail\\\.\/$/,
    /^silent-sso to https:\/\/legacy\.contoso\.com/,
  ],
  [
    'the style of a redirect',
    { redirect: ssoRedirect },
    { observation: { redirect: { style: 'plain', to: ssoRedirect.to } } },
    'redirect',
    /^silent-sso/,
    /^plain/,
  ],
  ['the mailbox', { mailbox: 'blue' }, undefined, 'mailbox', /^"blue"$/, /^"red"$/],
  ['a mailbox that should not be read', { mailbox: null }, undefined, 'mailbox', /^\(none\)$/, /^"red"$/],
  ['the page', { page: 'logon' }, undefined, 'page', /^"logon"$/, /^"mailbox"$/],
  [
    'a header',
    { headers: { 'X-FEServer': 'CAS2013-2' } },
    undefined,
    'header',
    /^X-FEServer: "CAS2013-2"$/,
    /^X-FEServer: "CAS2013-1"$/,
  ],
  [
    'a header that should be absent',
    { headers: { 'x-feserver': null } },
    undefined,
    'header',
    /\(none\)$/,
    /"CAS2013-1"$/,
  ],
  [
    'the body',
    { body: { matches: 'Outbox' } },
    undefined,
    'body',
    /a match of \/Outbox\//,
    /^"<p>Inbox<\/p>"$/,
  ],
  [
    'what a server saw',
    { seen: { server: 'cas2010@Site1', host: 'mail.contoso.com', method: 'GET', secure: false } },
    undefined,
    'seen',
    /^cas2010@Site1 sees host "mail.contoso.com", transport "plain"$/,
    /^cas2010-1 saw host "cas2010-1.contoso.com", transport "TLS" \(GET \/owa\/\)$/,
  ],
  [
    'a server that saw nothing',
    { seen: { server: 'mbx2010@Site1', method: 'GET' } },
    undefined,
    'seen',
    /^mbx2010@Site1 sees a request with method "GET"$/,
    /saw none$/,
  ],
  [
    'the lines of a name',
    { seen: { server: 'cas2010-1', headers: { Accept: ['text/html'], 'x-isfromcafe': ['1', '1'] } } },
    undefined,
    'seen',
    /^cas2010-1 sees header Accept \["text\/html"\], header x-isfromcafe \["1", "1"\]$/,
    /^cas2010-1 saw header Accept \["text\/html", "\*\/\*"\], header x-isfromcafe \["1"\] \(GET \/owa\/\)$/,
  ],
  [
    'a request that is seen although nobody is to',
    { seen: { server: 'cas2010@Site1', method: 'GET', times: 0 } },
    undefined,
    'seen',
    /^cas2010@Site1 sees no requests with method "GET"$/,
    /^1 of them: GET \/owa\/ at cas2010-1$/,
  ],
  [
    'how often a request is seen',
    { seen: { server: 'cas2010@Site1', times: 2 } },
    undefined,
    'seen',
    /^cas2010@Site1 sees exactly 2 requests$/,
    /^1 of them: GET \/owa\/ at cas2010-1$/,
  ],
  [
    'a request that is to be seen several times and never is',
    { seen: { server: 'cas2010@Site1', method: 'POST', times: 2 } },
    undefined,
    'seen',
    /^cas2010@Site1 sees method "POST"$/,
    /^cas2010-1 saw method "GET" \(GET \/owa\/\)$/,
  ],
  [
    'no answer',
    { status: 200, mailbox: 'red' },
    { error: 'read ECONNRESET', author: null },
    'answer',
    /an answer with 200/,
    /^read ECONNRESET$/,
  ],
])('%s can differ', (_, expectation, change, dimension, wanted, found) => {
  const [first, ...others] = differences(expectation, change);
  expect(others).toEqual([]);
  expect(first?.dimension).toBe(dimension);
  expect(first?.expected).toMatch(wanted);
  expect(first?.actual).toMatch(found);
});

test('differences come in the order in which they matter, and never with two texts alike', () => {
  const all = differences(
    {
      status: 503,
      author: 'cas2013@Site1',
      redirect: ssoRedirect,
      mailbox: null,
      page: 'error',
      headers: { 'x-feserver': null },
      body: 'sorry',
      seen: { server: 'cas2010-2' },
    },
    { path: ['cas2013-1'] },
  );
  expect(all.map(({ dimension }) => dimension)).toEqual([
    'path',
    'status',
    'author',
    'redirect',
    'mailbox',
    'page',
    'header',
    'body',
    'seen',
  ]);
  for (const { expected, actual } of all) expect(actual).not.toBe(expected);
});

test('a server named like the one expected but outside the way does not look alike', () => {
  const [path] = differencesFrom(
    {},
    [['cas2013-1', '+cas2010-1']],
    actual({ path: ['cas2013-1', '+cas2010-2'] }),
    topology,
  );
  expect(path?.actual).not.toBe(path?.expected);
});

test('several hops and several ways are told as such', () => {
  const ways = [['cas2013-1', { any: ['cas2010-3', 'cas2010-4'] }], ['cas2013-2']];
  expect(differencesFrom({}, ways, actual(), topology)).toEqual([
    {
      dimension: 'path',
      expected: 'cas2013-1 → cas2010-3 or cas2010-4; or cas2013-2',
      actual: 'cas2013-1 → cas2010-1',
    },
  ]);
  expect(differencesFrom({}, [...ways, hops], actual(), topology)).toEqual([]);
});

test('a redirect that the page itself keeps from happening says why', () => {
  const blocked = 'the policy blocks the form';
  expect(differences({ redirect: ssoRedirect }, { observation: { blocked } })[0]?.actual).toBe(
    '(none: the policy blocks the form)',
  );
  expect(differences({ redirect: null }, { observation: { blocked } })).toEqual([]);
});
