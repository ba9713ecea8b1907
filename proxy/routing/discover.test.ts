import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { createLabClock, type LabClock } from '../../contract/clock.ts';
import { createDirectoryClient, DirectoryError } from '../../contract/directory.ts';
import { formatBasic } from '../../protocols/http/basic.ts';
import { findAccount } from '../../topology/index.ts';
import { coexistence } from '../testing/test-front-end.ts';
import { createDirectoryTransport } from './directory-transport.ts';
import { createDiscovery, type Discovery } from './discover.ts';

const topology = coexistence();
const red = findAccount(topology, 'red');
const blue = findAccount(topology, 'blue');
const redBasic = formatBasic('red', 'Red-2010-Site1');
const limits = { credentialsTtlMs: 1000, credentialsEntries: 2, accountTtlMs: 5000, accountEntries: 2 };
const base = 'https://dc1.contoso.com';

let clock: LabClock;
let discovery: Discovery;
let calls: string[];

beforeEach(() => {
  nock.disableNetConnect();
  calls = [];
  clock = createLabClock(1_000_000);
  const transport = createDirectoryTransport({ url: `${base}/`, key: 'the key', clock, timeoutMs: 100 });
  discovery = createDiscovery(createDirectoryClient(transport), clock, limits);
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});
// What it patches outlives this file: the next one in the same Jest worker would never be answered.
afterAll(() => nock.restore());

/** A directory that answers everything right and writes down what it was asked. */
function directory(): void {
  nock(base, { reqheaders: { authorization: 'Bearer the key' } })
    .persist()
    .post('/v1/authenticate')
    .reply(async (request: Request) => {
      const { user, password } = (await request.json()) as { user: string; password: string };
      calls.push(`authenticate ${user}`);
      const name = user.replace(/^CONTOSO\\/, '');
      const known = topology.users.find((candidate) => candidate.name === name);
      return known?.password === password
        ? [200, findAccount(topology, name) as unknown as nock.Body]
        : [401, { error: 'wrong' }];
    })
    .get(/^\/v1\/accounts\//)
    .reply((request: Request) => {
      const user = decodeURIComponent(request.url.split('/').at(-1) ?? '');
      calls.push(`account ${user}`);
      const account = findAccount(topology, user);
      return account === undefined ? [404, { error: 'unknown' }] : [200, account as unknown as nock.Body];
    });
}

describe('Basic', () => {
  beforeEach(directory);

  test('one question answers both who it is and where the mailbox is; the next request asks nothing', async () => {
    expect(await discovery.basic(redBasic)).toEqual(red);
    expect(await discovery.basic(redBasic)).toEqual(red);
    expect(discovery.remembered(redBasic)).toEqual(red);
    expect(calls).toEqual(['authenticate red']);
  });

  test('requests that come at once share one question', async () => {
    const found = await Promise.all(Array.from({ length: 20 }, () => discovery.basic(redBasic)));
    expect(found).toEqual(Array.from({ length: 20 }, () => red));
    expect(calls).toEqual(['authenticate red']);
  });

  test('a wrong password is wrong, each time anew, also after the right one', async () => {
    await discovery.basic(redBasic);
    const wrong = formatBasic('red', 'guess');
    expect(await discovery.basic(wrong)).toBeNull();
    expect(await discovery.basic(wrong)).toBeNull();
    expect(discovery.remembered(wrong)).toBeUndefined();
    expect(calls).toHaveLength(3);
  });

  test('what is no Basic header asks nothing', async () => {
    expect(await discovery.basic('Basic ???')).toBeNull();
    expect(await discovery.basic('Negotiate abc')).toBeNull();
    expect(calls).toEqual([]);
  });

  test('credentials are believed for their time on the clock', async () => {
    await discovery.basic(redBasic);
    clock.moveTo(1_000_999);
    expect(discovery.remembered(redBasic)).toEqual(red);
    clock.moveTo(1_001_001);
    expect(discovery.remembered(redBasic)).toBeUndefined();
    await discovery.basic(redBasic);
    expect(calls).toEqual(['authenticate red', 'authenticate red']);
  });

  test('only so many are remembered; the longest unused goes first', async () => {
    for (const name of ['red', 'blue', 'green']) {
      const password = topology.users.find((user) => user.name === name)?.password ?? '';
      await discovery.basic(formatBasic(name, password));
    }
    expect(discovery.remembered(redBasic)).toBeUndefined();
    expect(discovery.remembered(formatBasic('green', 'Green-2013-Site1'))).toBeDefined();
  });

  test('every spelling of a user leads to the same facts', async () => {
    const spelt = formatBasic('CONTOSO\\red', 'Red-2010-Site1');
    await discovery.basic(spelt);
    expect(discovery.rememberedAccount('RED')).toEqual(red);
  });
});

describe('accounts', () => {
  beforeEach(directory);

  test('are asked for once in their time', async () => {
    expect(await discovery.account('blue')).toEqual(blue);
    expect(await discovery.account('Blue')).toEqual(blue);
    expect(calls).toEqual(['account blue']);
    clock.moveTo(1_005_001);
    await discovery.account('blue');
    expect(calls).toHaveLength(2);
  });

  test('a routing error makes the next request ask, without a new password check', async () => {
    const found = await discovery.basic(redBasic);
    if (found === null) throw new Error('red was not found');
    discovery.forget(found);
    expect(discovery.remembered(redBasic)).toBeUndefined();
    expect(await discovery.basic(redBasic)).toEqual(red);
    expect(calls).toEqual(['authenticate red', 'account red']);
  });

  test('forgetting old facts does not throw away newer ones', async () => {
    const old = await discovery.account('red');
    if (old === null) throw new Error('red was not found');
    discovery.forget(old);
    const newer = await discovery.account('red');
    discovery.forget(old);
    expect(discovery.rememberedAccount('red')).toBe(newer);
  });

  test('an unknown user is null, and not remembered', async () => {
    expect(await discovery.account('nobody')).toBeNull();
    expect(await discovery.account('nobody')).toBeNull();
    expect(calls).toHaveLength(2);
  });
});

describe('a directory in trouble', () => {
  test('an unexpected status is an error that names it, and is not remembered', async () => {
    nock(base).post('/v1/authenticate').reply(500, { error: 'x' });
    await expect(discovery.basic(redBasic)).rejects.toThrow(DirectoryError);
    directory();
    expect(await discovery.basic(redBasic)).toEqual(red);
  });

  test('unreachable', async () => {
    nock(base).get('/v1/accounts/red').replyWithError('connection refused');
    await expect(discovery.account('red')).rejects.toThrow(/the directory does not answer: .*refused/);
  });

  test('an answer that is not JSON', async () => {
    nock(base).get('/v1/accounts/red').reply(200, '<html>');
    await expect(discovery.account('red')).rejects.toThrow(DirectoryError);
  });

  test('no password in the message', async () => {
    nock(base).post('/v1/authenticate').reply(503);
    await expect(discovery.basic(redBasic)).rejects.not.toThrow(/Red-2010-Site1/);
  });
});
