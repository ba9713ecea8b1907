import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, Topology } from '../../../topology/index.ts';
import { startTestLab, type TestLab } from '../../testing/test-lab.ts';

let lab: TestLab;
beforeAll(async () => {
  lab = await startTestLab([]);
});
afterAll(() => lab.stop());

const url = (path: string) => `https://dc1.contoso.com${path}`;
const key = () => ({ authorization: `Bearer ${lab.labKey}` });
const get = (path: string) => lab.ask(url(path), { headers: key() });
const post = (body: string) => lab.ask(url('/v1/authenticate'), { method: 'POST', headers: key(), body });

describe('GET /v1/topology', () => {
  test('gives the whole organisation without its users', async () => {
    const got = await get('/v1/topology');
    expect(got.status).toBe(200);
    expect(got.author).toBe('directory');
    expect(JSON.parse(got.body)).toEqual({ ...lab.topology, users: [] });
  });

  test('lists the servers in the opposite order with every second answer', async () => {
    const listed = async () => {
      const { servers } = JSON.parse((await get('/v1/topology')).body) as Topology;
      return servers.map(({ name }) => name);
    };
    const [first, second, third] = [await listed(), await listed(), await listed()];
    expect(second).toEqual(first.toReversed());
    expect(third).toEqual(first);
    expect(first).not.toEqual(second);
  });

  test('no answer has a password in it', async () => {
    const passwords = lab.topology.users.map(({ password }) => password);
    const bodies = [await get('/v1/topology'), await get('/v1/accounts/red'), await post('{}')];
    for (const { body } of bodies) for (const password of passwords) expect(body).not.toContain(password);
  });
});

describe('GET /v1/accounts/<user>', () => {
  test.each(['red', 'RED', 'CONTOSO\\red', 'contoso.com\\red', 'red@contoso.com'])(
    'takes %s',
    async (name) => {
      const got = await get(`/v1/accounts/${encodeURIComponent(name)}`);
      expect(got.status).toBe(200);
      const account = JSON.parse(got.body) as Account;
      expect(account).toMatchObject({
        name: 'red',
        userPrincipalName: 'red@contoso.com',
        mailbox: { persona: 'red', version: 2010, site: 'Site1', server: 'mbx2010-1' },
      });
    },
  );

  test('an alias has a mailbox of its own in the same database', async () => {
    const persona = JSON.parse((await get('/v1/accounts/purple')).body) as Account;
    const alias = JSON.parse((await get('/v1/accounts/purple-k3f9')).body) as Account;
    expect(alias.name).toBe('purple-k3f9');
    expect(alias.mailbox).toMatchObject({ persona: 'purple', database: persona.mailbox?.database });
    expect(alias.mailbox?.mailboxGuid).not.toBe(persona.mailbox?.mailboxGuid);
    expect(lab.requests('directory', 'purple-k3f9')).toHaveLength(1);
  });

  test('an account without a mailbox has mailbox null', async () => {
    expect(JSON.parse((await get('/v1/accounts/grey')).body)).toMatchObject({ mailbox: null });
  });

  test.each(['nobody', 'FABRIKAM\\red', 'red@fabrikam.com', 'red-toolong'])('%s is 404', async (name) => {
    expect((await get(`/v1/accounts/${encodeURIComponent(name)}`)).status).toBe(404);
  });

  test('a name that is not percent-encoded UTF-8 is 400', async () => {
    expect((await get('/v1/accounts/%ff')).status).toBe(400);
  });
});

describe('POST /v1/authenticate', () => {
  test("gives the account for the right password, of an alias its persona's", async () => {
    const got = await post(JSON.stringify({ user: 'CONTOSO\\purple-k3f9', password: 'Purple-2007-Site1' }));
    expect(got.status).toBe(200);
    expect(JSON.parse(got.body)).toMatchObject({ name: 'purple-k3f9' });
  });

  test.each([
    ['a bad password', { user: 'red', password: 'wrong' }],
    ['an unknown user', { user: 'nobody', password: 'Red-2010-Site1' }],
    ['an empty password', { user: 'red', password: '' }],
  ])('%s is 401, and both read alike', async (_, credentials) => {
    const got = await post(JSON.stringify(credentials));
    expect(got.status).toBe(401);
    expect(JSON.parse(got.body)).toEqual({ error: 'unknown user name or bad password' });
  });

  test.each(['', 'user=red', '[]', 'null', '{"user":"red"}', '{"user":1,"password":"x"}'])(
    'the body %j is 400',
    async (body) => {
      expect((await post(body)).status).toBe(400);
    },
  );

  test('a body beyond 16 KB is 413', async () => {
    const got = await post(JSON.stringify({ user: 'red', password: 'x'.repeat(20_000) }));
    expect(got.status).toBe(413);
  });
});

describe('access', () => {
  test.each([
    ['no key', {}],
    ['another key', { authorization: 'Bearer nonsense' }],
    ['another scheme', { authorization: 'Basic a2V5OmtleQ==' }],
  ])('%s is 403', async (_, headers) => {
    expect((await lab.ask(url('/v1/topology'), { headers })).status).toBe(403);
  });

  test.each(['/', '/v1', '/v1/accounts/', '/v2/topology'])('%s is 404', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  test.each([
    ['DELETE', '/v1/topology', 'GET, HEAD'],
    ['GET', '/v1/authenticate', 'POST'],
    ['PUT', '/v1/accounts/red', 'GET, HEAD'],
  ])('%s %s is 405 with Allow: %s', async (method, path, allow) => {
    const got = await lab.ask(url(path), { method, headers: key() });
    expect(got.status).toBe(405);
    expect(got.headers.allow).toBe(allow);
  });
});

test('a changed organisation is answered at once', async () => {
  const before = JSON.parse((await get('/v1/accounts/green')).body) as Account;
  lab.setTopology('databases: { DB2013-Site1: { server: mbx2013-2 } }');
  const after = JSON.parse((await get('/v1/accounts/green')).body) as Account;
  expect([before.mailbox?.server, after.mailbox?.server]).toEqual(['mbx2013-1', 'mbx2013-2']);
  const topology = JSON.parse((await get('/v1/topology')).body) as Topology;
  expect(topology.databases.find(({ name }) => name === 'DB2013-Site1')?.server).toBe('mbx2013-2');
});
