import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Clock, realClock } from '../../contract/clock.ts';
import type { Case } from '../specs/case.ts';
import type { Step } from '../specs/schema.ts';
import { anOrder, type Orders, proxied, served, startOrders } from './testing/orders.ts';

let orders: Orders;
beforeAll(async () => {
  orders = await startOrders();
});
afterAll(() => orders.close());

const run: Orders['run'] = (...order) => orders.run(...order);
const runOne: Orders['runOne'] = (...order) => orders.runOne(...order);

test('a case passes by the way that the journals tell; results of a pass keep no evidence', async () => {
  const { verdict, steps } = await runOne(anOrder('good', { 'x-ask': 'cas2010-1' }, { expect: served }));
  expect(verdict).toEqual({ kind: 'pass' });
  expect(steps).toMatchObject([
    {
      name: 'GET /owa/',
      status: 200,
      author: 'cas2010-1@Site1',
      mailbox: 'red',
      differences: [],
      evidence: null,
    },
  ]);
  expect(steps[0]?.path.slice(1)).toEqual(['cas2010-1', 'mbx2010-1']);
});

test('cases share a lab at once, each judged by its own user alone', async () => {
  const ways = ['cas2010-1', 'cas2010-2', 'cas2007-1'];
  const cases = Array.from({ length: 60 }, (_, index) => {
    const server = ways[index % 3] ?? '';
    const path = ['cas2013@Site1', server, server === 'cas2007-1' ? 'mbx2007-1' : 'mbx2010-1'];
    const user = server === 'cas2007-1' ? 'purple' : 'red';
    return anOrder(`many-${index}`, { 'x-ask': server }, { expect: { path, mailbox: user } }, { user });
  });
  const { results, strays } = await run(cases);
  expect(results.filter(({ verdict }) => verdict.kind !== 'pass')).toEqual([]);
  expect(results.map(({ case: it }) => it.id)).toEqual(cases.map(({ id }) => id));
  expect(strays).toEqual([]);
});

test.each<[string, Record<string, string>, Step['expect'], string, RegExp, RegExp]>([
  [
    'another server than expected',
    { 'x-ask': 'cas2010-3' },
    { ...served, status: undefined, mailbox: undefined, author: undefined } as Step['expect'],
    'path',
    /^cas2013@Site1 → cas2010@Site1 → mbx2010@Site1$/,
    /^cas2013-\d → cas2010-3/,
  ],
  [
    'one server too many',
    { 'x-ask': 'cas2010-2,cas2010-1' },
    served,
    'path',
    /→/,
    /\{cas2010-2 → mbx2010-1\|cas2010-1 → mbx2010-1\}$/,
  ],
  [
    'a server behind an answer of the front door, by default',
    { 'x-ask': 'cas2010-1' },
    { status: 200 },
    'path',
    /^cas2013@Site1$/,
    /cas2010-1 → mbx2010-1$/,
  ],
  [
    'a status that the front end altered',
    { 'x-ask': 'cas2010-1', 'x-status': '404' },
    { path: proxied },
    'author',
    /^200, the status that cas2010-1@Site1 signed$/,
    /^404: the proxy altered it/,
  ],
  [
    'an answer of its own where the target should answer',
    {},
    { path: ['cas2013@Site1'], author: 'cas2010@Site1' },
    'author',
    /^cas2010@Site1$/,
    /^the proxy \(cas2013-\d@Site1\)$/,
  ],
])('%s fails the case', async (_, headers, expectation, dimension, expected, actual) => {
  const { verdict, steps } = await runOne(anOrder('bad', headers, { expect: expectation }));
  expect(verdict).toEqual({ kind: 'fail' });
  const [first] = steps.at(-1)?.differences ?? [];
  expect(first?.dimension).toBe(dimension);
  expect(first?.expected).toMatch(expected);
  expect(first?.actual).toMatch(actual);
});

test('in a lab of its own even a connection without a request counts', async () => {
  const it = anOrder('touch', { 'x-touch': 'cas2010-5' }, { expect: { path: ['cas2013@Site1'] } });
  const { steps } = await runOne({ ...it, exclusive: true });
  expect(steps[0]?.differences).toMatchObject([
    { dimension: 'path', actual: expect.stringMatching(/→ cas2010-5$/) },
  ]);
});

test('in a shared lab a connection that nobody claims fails the run, unless a running case may reach that server', async () => {
  const stray = await run([
    anOrder('stray', { 'x-touch': 'cas2010-5' }, { expect: { path: ['cas2013@Site1'] } }),
  ]);
  expect(stray.results[0]?.verdict).toEqual({ kind: 'pass' });
  expect(stray.strays).toEqual([expect.stringMatching(/^cas2010-5 was connected to .* without a request/)]);
  const admitted = await run([
    anOrder('ok', { 'x-ask': 'cas2010-1', 'x-touch': 'cas2010-2' }, { expect: served }),
  ]);
  expect(admitted.strays).toEqual([]);
});

test('requests of a user that no case has are strays, too', async () => {
  const { strays } = await run([
    anOrder(
      'as-somebody',
      { 'x-user': 'blue-zzzz', 'x-ask': 'cas2010-5' },
      { expect: { author: 'cas2010-5', path: ['cas2013@Site1'] } },
    ),
    anOrder('as-nobody', { 'x-user': 'blue-zzzz', 'x-ask': 'cas2010-6' }, {}),
  ]);
  expect(strays).toContainEqual(expect.stringMatching(/^cas2010-6 saw GET \/owa\/ of blue-zzzz/));
  expect(strays).not.toContainEqual(expect.stringMatching(/^cas2010-5/));
});

test('bytes that come after the answer fail the case', async () => {
  const { verdict, steps } = await runOne(
    anOrder('after', { 'x-ask': 'cas2010-1', 'x-ask-later': 'cas2010-3' }, { expect: served }),
  );
  expect(verdict).toEqual({ kind: 'fail' });
  expect(JSON.stringify(steps.at(-1)?.differences)).toMatch(/cas2010-3/);
});

test('the request that an answer was made to is on the path, whoever it named', async () => {
  const expectation = { status: 200, path: ['cas2013@Site1', 'cas2010@Site1'] };
  const { verdict, steps } = await runOne(
    anOrder('foreign', { 'x-user': 'blue-zzzz', 'x-ask': 'cas2010-1' }, { expect: expectation }),
  );
  expect(verdict).toEqual({ kind: 'fail' });
  expect(steps[0]?.path.slice(1)).toEqual(['cas2010-1']);
  expect(steps[0]?.foreign).toEqual({ server: 'cas2010-1', user: 'blue-zzzz' });
  expect(steps[0]?.differences).toContainEqual({
    dimension: 'author',
    expected: "an answer to a request with the user's own identity",
    actual: "cas2010-1@Site1's answer to GET /owa/ with the identity of blue-zzzz",
  });
});

test('bytes that come after a case has ended fail it', async () => {
  const told: string[] = [];
  const { results } = await run(
    [anOrder('late', { 'x-ask': 'cas2010-1', 'x-ask-at-last': 'cas2010-3' }, { expect: served })],
    {
      onResult({ verdict }) {
        told.push(verdict.kind);
        orders.frontEnd.atLast();
      },
    },
  );
  expect(told).toEqual(['pass']);
  expect(results[0]?.verdict).toEqual({ kind: 'fail' });
  expect(JSON.stringify(results[0]?.steps.at(-1)?.differences)).toMatch(/cas2010-3/);
});

test('a hang is told from a wrong answer, with what is in flight', async () => {
  const it = anOrder('hang', { 'x-ask': 'cas2010-1', 'x-hang': '1' }, { expect: served });
  const { verdict, steps } = await runOne(it, { watchdogMs: 300 });
  expect(verdict).toEqual({ kind: 'fail' });
  expect(steps[0]?.differences).toEqual([
    {
      dimension: 'answer',
      expected: 'an answer with 200',
      actual: 'no answer within 0.3 s; no server is at work on it',
    },
  ]);
});

test('where the lab has the only clock, a hang shows as soon as nothing happens any more', async () => {
  const it = anOrder('hang', { 'x-ask': 'cas2010-1', 'x-hang': '1' }, { expect: served });
  const { steps } = await runOne(it, { silenceMs: 100 });
  expect(steps[0]?.differences[0]?.actual).toBe(
    'no answer within 0.1 s, while nothing happened in the lab and its clock stood still; no server is at work on it',
  );
  const unlike = { name: 'obedient', version: '1', features: ['owa'] };
  const late = await runOne(it, { silenceMs: 100, watchdogMs: 300, implementation: unlike });
  expect(late.steps[0]?.differences[0]?.actual).toMatch(/^no answer within 0\.3 s; /);
});

test('time does not pass for a request that nobody holds: that is a hang, too', async () => {
  const it = anOrder('hang', { 'x-hang': '1' }, { advance: 30_000, expect: served }, { exclusive: true });
  const { verdict, steps } = await runOne(it, { watchdogMs: 300 });
  expect(verdict).toEqual({ kind: 'fail' });
  expect(steps[0]?.differences.map(({ dimension }) => dimension)).toEqual(['path', 'answer']);
});

test('a hang before anything is asserted blocks the case', async () => {
  const it = anOrder('blocked', { 'x-hang': '1' }, {});
  const [first] = it.steps;
  const { verdict } = await runOne(
    { ...it, steps: [...(first ? [first] : []), { do: 'open', expect: { status: 200 } }] },
    { watchdogMs: 300 },
  );
  expect(verdict).toMatchObject({
    kind: 'blocked',
    reason: expect.stringContaining('no answer within 0.3 s'),
  });
});

test('time passes while a request is held, and only then', async () => {
  const it = anOrder(
    'slow',
    { 'x-ask': 'cas2010-1' },
    { fault: { server: 'cas2010-1', protocol: 'owa', slow: 20_000 }, advance: 30_000, expect: served },
    { exclusive: true },
  );
  const { verdict, steps } = await runOne(it);
  expect(steps.flatMap(({ differences }) => differences)).toEqual([]);
  expect(verdict).toEqual({ kind: 'pass' });
  expect(steps[0]?.name).toBe('cas2010-1 takes 20s, GET /owa/, advance 30s');
});

test('what a case wants different is set before it begins', async () => {
  const fault = anOrder(
    'fault',
    { 'x-ask': 'cas2010-1' },
    { expect: { status: 503, author: 'cas2010-1', path: ['cas2013@Site1', 'cas2010-1'] } },
    { exclusive: true, with: { fault: { server: 'cas2010@Site1', answer: 503 } } },
  );
  expect((await runOne(fault)).verdict).toEqual({ kind: 'pass' });
});

test('every way in which a case can end', async () => {
  const good = { expect: served };
  const bad = { expect: { status: 500, path: proxied } };
  const ask = { 'x-ask': 'cas2010-1' };
  const { results } = await run([
    anOrder('needs', ask, good, { needs: ['health'] }),
    anOrder('no-driver', ask, good, { protocol: 'oab' }),
    anOrder('observed', ask, bad, { kind: 'observe' }),
    anOrder('known', ask, bad, { expectedFailure: 'bug 1' }),
    anOrder('cured', ask, good, { expectedFailure: 'bug 1' }),
    anOrder('verb', ask, { send: undefined, do: 'sing' } as unknown as Step),
  ]);
  expect(results.map(({ verdict }) => verdict)).toEqual([
    { kind: 'unsupported', reason: 'needs health, which obedient does not have' },
    { kind: 'unsupported', reason: 'there is no driver for oab yet' },
    {
      kind: 'observed',
      summary: expect.stringMatching(
        /^200 made by cas2010-1@Site1, by cas2013-\d → cas2010-1 → mbx2010-1, red's mailbox$/,
      ),
    },
    { kind: 'expected-failure', reason: 'bug 1' },
    { kind: 'unexpected-pass', reason: 'bug 1' },
    { kind: 'harness-error', reason: expect.stringContaining('no driver knows sing') },
  ]);
});

test('a lab that does not start is said of every case of it', async () => {
  const startLab = async () => {
    throw new Error('cas2010-1 cannot listen on 127.0.0.1:443');
  };
  const cases = [anOrder('shared', {}, {}), anOrder('exclusive', {}, {}, { exclusive: true })];
  const { results } = await run(cases, { startLab });
  expect(results.map(({ verdict }) => verdict)).toEqual([
    { kind: 'setup-error', reason: 'cas2010-1 cannot listen on 127.0.0.1:443' },
    { kind: 'setup-error', reason: 'cas2010-1 cannot listen on 127.0.0.1:443' },
  ]);
});

test('an interruption keeps what is done and begins nothing more', async () => {
  const interruption = new AbortController();
  const { results, interrupted } = await run(
    [
      anOrder('done', { 'x-ask': 'cas2010-1' }, { expect: served }),
      anOrder('cut-off', { 'x-hang': '1' }, { expect: served }),
      anOrder('never-begun', { 'x-ask': 'cas2010-1' }, { expect: served }),
    ],
    {
      concurrency: { sharedCases: 2 },
      signal: interruption.signal,
      onResult: () => setImmediate(() => interruption.abort()),
    },
  );
  expect(interrupted).toBe(true);
  expect(results.map(({ case: it }) => it.id)).toContain('done');
  expect(results.map(({ case: it }) => it.id)).not.toContain('cut-off');
});

describe('a wrong behaviour is said to be right', () => {
  const ask = (server: string) => ({ 'x-ask': server });
  const proxiedTo = (site: string) => ['cas2013@Site1', `cas2010@${site}`, `mbx2010@${site}`];
  const sibling = (id: string, user: string, expectation: Step['expect'], more: Partial<Case> = {}) =>
    anOrder(id, ask('cas2010-5'), { expect: expectation }, { user, ...more });
  const blue = sibling('blue-case', 'blue', { path: proxiedTo('Site3'), mailbox: 'blue' });
  const rightFor = async (wrong: Case, siblings: Case[]) => {
    const { rightFor: found } = await runOne(wrong, { siblings });
    return found;
  };
  const wrong = anOrder('wrong', ask('cas2010-5'), { expect: served });

  test('for the user whose case expects it', async () => {
    const orange = sibling('orange-case', 'orange', { path: proxiedTo('Site2'), mailbox: 'orange' });
    expect(await rightFor(wrong, [blue, orange])).toEqual([
      { id: 'blue-case', title: 'so begins the way of what blue, 2010 in Site3, should get' },
    ]);
  });

  test('for the same user in another state before others', async () => {
    const fault = { server: 'mbx2007-1', answer: 503 };
    const moved = anOrder(
      'moved',
      ask('cas2010-5'),
      { expect: served },
      { exclusive: true, with: { fault } },
    );
    const before = sibling('red-before', 'red', { path: proxiedTo('Site3') });
    expect(await rightFor(moved, [blue, before])).toEqual([
      { id: 'red-before', title: 'so begins the way of what red should get without what this case changes' },
      { id: 'blue-case', title: 'so begins the way of what blue, 2010 in Site3, should get' },
    ]);
    const way = { path: ['cas2013@Site1', 'cas2010-5'] };
    const after = sibling('red-after', 'red', way, { title: 'After the move.', with: { fault } });
    expect(await rightFor(wrong, [blue, after])).toEqual([
      { id: 'red-after', title: 'this is what red should get in another state: After the move.' },
      { id: 'blue-case', title: 'so begins the way of what blue, 2010 in Site3, should get' },
    ]);
  });

  test('for nobody where the way is right and only something in the answer is wrong', async () => {
    const page = anOrder('page', ask('cas2010-1'), { expect: { path: proxied, page: 'logon' } });
    const blueToo = anOrder('blue', ask('cas2010-1'), { expect: { path: proxied } }, { user: 'blue' });
    expect(await rightFor(page, [blueToo])).toEqual([]);
  });

  test('for nobody by the way alone where that is the right one', async () => {
    const failing = anOrder('status', ask('cas2010-1'), { expect: { path: proxied, status: 500 } });
    const longer = { path: [...proxied, 'mbx2010@Site1'], status: 201 };
    const other = anOrder('blue', ask('cas2010-1'), { expect: longer }, { user: 'blue' });
    expect(await rightFor(failing, [other])).toEqual([]);
  });

  test('for nobody where the sibling is refused, does something else or is changed itself', async () => {
    const refused = { path: proxiedTo('Site3'), page: 'logon' };
    const get = { method: 'GET', url: '/owa/' };
    const other = [
      sibling('logon', 'blue', refused),
      sibling(
        'unlike',
        'blue',
        { path: proxiedTo('Site3') },
        { steps: [{ send: get, ...blue.steps[0], do: 'open' }] },
      ),
      { ...blue, id: 'faulty', with: { fault: { server: 'mbx2007-1', answer: 503 } } },
      { ...blue, id: 'same', user: 'red' },
    ];
    expect(await rightFor(wrong, other)).toEqual([]);
  });
});

test('the runner remembers nothing of cases that have ended', async () => {
  const cases = Array.from({ length: 100 }, (_, index) =>
    anOrder(`c-${index}`, { 'x-ask': 'cas2010-1' }, { expect: served }),
  );
  let left: number | undefined;
  const clock: Clock = realClock;
  await run(cases, {
    clock,
    concurrency: { sharedCases: 4 },
    onResult: () => {
      left = undefined;
    },
    startLab: async (wanted) => {
      const lab = await orders.startLab(wanted);
      return {
        ...lab,
        async close() {
          left = (await lab.journal()).length;
          await lab.close();
        },
      };
    },
  });
  expect(left).toBeLessThan(60);
});

const three = { users: 3 };

test('several users do a case each by himself, and are all judged', async () => {
  const spread = { over: 'cas2010-1', leastShare: 1 };
  const expected = { ...served, seen: { server: 'cas2010-1', times: 1 }, spread };
  for (const exclusive of [false, true]) {
    const it = anOrder('three', { 'x-ask': 'cas2010-1' }, { expect: expected }, { ...three, exclusive });
    const { results, strays } = await run([it]);
    expect(results[0]?.steps).toMatchObject([{ name: 'GET /owa/, 3 users', differences: [] }]);
    expect([results[0]?.verdict, strays]).toEqual([{ kind: 'pass' }, []]);
  }
});

test('what differs alike for several users is told once', async () => {
  const order = { 'x-ask': 'cas2010-1', 'x-status': '503' };
  const { verdict, steps } = await runOne(anOrder('wrong', order, { expect: { ...served } }, three));
  expect(verdict).toEqual({ kind: 'fail' });
  expect(
    steps.map(({ differences }) => differences.map(({ dimension, actual }) => [dimension, actual])),
  ).toEqual([
    [
      ['status', '503 (3 of 3 users)'],
      ['author', expect.stringMatching(/\(3 of 3 users\)$/)],
    ],
  ]);
});

test('users who are not spread, although each gets what he should', async () => {
  const expected = { ...served, spread: { over: ['cas2010-1', 'cas2010-2'] } };
  const it = anOrder('unspread', { 'x-ask': 'cas2010-1' }, { expect: expected }, three);
  const { verdict, steps, rightFor } = await runOne(it);
  expect([verdict, rightFor]).toEqual([{ kind: 'fail' }, []]);
  expect(steps[0]?.differences).toEqual([
    {
      dimension: 'spread',
      expected: '3 users served by cas2010-1, cas2010-2, at least 1 by each',
      actual: '3 by cas2010-1, 0 by cas2010-2',
    },
  ]);
});
