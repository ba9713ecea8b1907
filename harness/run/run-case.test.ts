import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Case } from '../specs/case.ts';
import type { Expectation, Step } from '../specs/schema.ts';
import { anOrder, anOrderedStep, type Orders, proxied, served, startOrders } from './testing/orders.ts';

let orders: Orders;
beforeAll(async () => {
  orders = await startOrders();
});
afterAll(() => orders.close());

const ask = { 'x-ask': 'cas2010-1' };
const unread: Expectation = {
  status: 503,
  author: 'cas2010-1',
  path: ['cas2013@Site1', 'cas2010-1'],
  mailbox: null,
};

// biome-ignore lint/suspicious/noThenProperty: what specs call it
const andFollow = { then: 'follow' } as const;

const aCaseOf = (steps: Step[], more: Partial<Case> = {}) => anOrder('steps', {}, {}, { steps, ...more });

async function judged(it: Case) {
  const { verdict, steps } = await orders.runOne(it);
  return { verdict: verdict.kind, differences: steps.flatMap(({ differences }) => differences), steps };
}

describe('before the client acts', () => {
  test('the faults of a step are set', async () => {
    const fault = { server: 'cas2010@Site1', answer: 503 };
    const steps = [anOrderedStep(ask, { expect: served }), anOrderedStep(ask, { fault, expect: unread })];
    expect(await judged(aCaseOf(steps, { exclusive: true }))).toMatchObject({
      verdict: 'pass',
      differences: [],
    });
  });

  test('the servers that a step stops are down', async () => {
    const steps = [
      anOrderedStep(ask, { expect: served }),
      anOrderedStep(ask, { stop: 'mbx2010@Site1', expect: unread }),
    ];
    expect(await judged(aCaseOf(steps, { exclusive: true }))).toMatchObject({
      verdict: 'pass',
      differences: [],
    });
  });

  test('the servers that the case wants stopped are down', async () => {
    const more = { exclusive: true, with: { stop: 'mbx2010@Site1' } };
    expect(await judged(anOrder('stopped', ask, { expect: unread }, more))).toMatchObject({
      verdict: 'pass',
      differences: [],
    });
  });
});

describe('following a redirect', () => {
  const redirected = (to: string, after: Expectation) =>
    anOrder(
      'redirected',
      { 'x-status': '302', 'x-location': to },
      { expect: { status: 302, path: ['cas2013@Site1'] }, ...andFollow, finally: after },
    );

  test('leads to what `finally` expects, or the case fails', async () => {
    const to = 'https://legacy.contoso.com/owa/';
    const path = ['cas2013@Site1', 'client', 'cas2007@Site1'];
    expect(await judged(redirected(to, { status: 200, path, page: 'logon' }))).toMatchObject({
      verdict: 'pass',
      differences: [],
    });
    const wrong = await judged(redirected(to, { path: ['cas2013@Site1', 'client', 'cas2010@Site1'] }));
    expect(wrong).toMatchObject({ verdict: 'fail', differences: [{ dimension: 'path' }] });
    expect(wrong.steps.at(-1)?.name).toBe('follow');
  });

  test('to the same server is told from an answer of that server', async () => {
    const to = 'https://autodiscover.contoso.com/owa/';
    const path = ['cas2013@Site1', 'client', 'cas2013@Site1'];
    expect(await judged(redirected(to, { status: 200, path }))).toMatchObject({
      verdict: 'pass',
      differences: [],
    });
  });

  test('needs a redirect', async () => {
    const step = anOrderedStep(ask, { expect: served, ...andFollow, finally: {} });
    expect(await judged(aCaseOf([step]))).toMatchObject({
      verdict: 'fail',
      differences: [{ dimension: 'redirect', expected: 'a redirect to follow', actual: '(none)' }],
    });
  });
});

describe('the closed world', () => {
  test('each step is judged by its own requests', async () => {
    const path = ['cas2013@Site1', 'cas2010-2', 'mbx2010@Site1'];
    const steps = [
      anOrderedStep(ask, { expect: served }),
      anOrderedStep({ 'x-ask': 'cas2010-2' }, { expect: { path } }),
    ];
    expect(await judged(aCaseOf(steps))).toMatchObject({ verdict: 'pass', differences: [] });
  });

  test('a step that expects nothing reaches only servers that the case names', async () => {
    const after = anOrderedStep(ask, { expect: served });
    const inside = await judged(aCaseOf([anOrderedStep({ 'x-ask': 'cas2010-2' }), after]));
    expect(inside).toMatchObject({ verdict: 'pass', differences: [] });
    expect(await judged(aCaseOf([anOrderedStep({ 'x-ask': 'cas2010-5' }), after]))).toMatchObject({
      verdict: 'fail',
      differences: [
        {
          dimension: 'path',
          expected: expect.stringMatching(/^only servers that the case names: .*cas2010-1/),
          actual: expect.stringContaining('cas2010-5'),
        },
      ],
    });
  });

  test('traffic that no step explains fails the case, though only the last look at all journals shows it', async () => {
    const it = anOrder('unexplained', { ...ask, 'x-ask-at-last': 'cas2010-5' }, { expect: served });
    const { results } = await orders.run([it], {
      async startLab(...wanted) {
        const lab = await orders.startLab(...wanted);
        return {
          ...lab,
          async synced(servers) {
            if (servers === undefined) orders.frontEnd.atLast();
            await lab.synced(servers);
          },
        };
      },
    });
    expect(results[0]?.verdict).toEqual({ kind: 'fail' });
    expect(results[0]?.steps.map(({ path }) => path.slice(1))).toEqual([proxied.slice(1).map(firstOf)]);
    expect(results[0]?.steps[0]?.differences).toMatchObject([
      { dimension: 'path', actual: expect.stringContaining('cas2010-5') },
    ]);
  });
});

/** `cas2010-1` of `cas2010@Site1`. */
const firstOf = (hop: string) => hop.replace('@Site1', '-1');
