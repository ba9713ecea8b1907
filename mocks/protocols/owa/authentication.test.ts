import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestLab, type TestLab } from '../../testing/test-lab.ts';

/** CAS2010s of Site1 and Site2 with other methods than the default. */
const patch = `servers:
  cas2010-1: { virtualDirectories: { owa: { formsAuthentication: false } } }
  cas2010-2: { virtualDirectories: { owa: { windowsAuthentication: false } } }
  cas2010-3: { virtualDirectories: { owa: { formsAuthentication: false, windowsAuthentication: false } } }
  cas2010-4: { virtualDirectories: { owa: { formsAuthentication: false, basicAuthentication: false } } }
  cas2010-5: { virtualDirectories: { owa: null } }
`;

let lab: TestLab;
beforeAll(async () => {
  const names = ['cas2010-1', 'cas2010-2', 'cas2010-3', 'cas2010-4', 'cas2010-5', 'mbx2010-1', 'mbx2010-2'];
  lab = await startTestLab(names, patch);
});
afterAll(() => lab.stop());

const url = (server: string, path = '/owa/') => `https://${server}.contoso.com${path}`;
const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

describe('without forms the challenge lists exactly the methods of the virtual directory', () => {
  test.each([
    ['cas2010-1', ['Negotiate', 'NTLM', 'Basic realm="cas2010-1.contoso.com"']],
    ['cas2010-3', 'Basic realm="cas2010-3.contoso.com"'],
    ['cas2010-4', ['Negotiate', 'NTLM']],
  ])('%s: %j', async (server, methods) => {
    const got = await lab.ask(url(server));
    expect(got.status).toBe(401);
    expect(got.author).toBe(server);
    expect(got.headers['www-authenticate']).toEqual(methods);
  });

  test('there is no logon page', async () => {
    expect((await lab.ask(url('cas2010-1', '/owa/auth/logon.aspx'))).status).toBe(401);
  });

  test('signing out is told, for the browser keeps the password', async () => {
    const headers = basic('red', 'Red-2010-Site1');
    const page = await lab.ask(url('cas2010-1'), { headers });
    const canary = page.cookies.find((cookie) => cookie.startsWith('UserContext='))?.split('=')[1] ?? '';
    const got = await lab.ask(url('cas2010-1', `/owa/logoff.owa?canary=${canary}`), {
      headers: { ...headers, cookie: `UserContext=${canary}` },
    });
    expect(got.status).toBe(200);
    expect(got.body).toContain('You have signed out');
  });
});

describe('Basic', () => {
  test('opens the mailbox', async () => {
    const got = await lab.ask(url('cas2010-1'), { headers: basic('CONTOSO\\red-basc', 'Red-2010-Site1') });
    expect(got.status).toBe(200);
    expect(got.body).toContain("You are reading red's mailbox on mbx2010-1.");
    expect(lab.requests('cas2010-1', 'red-basc')).toEqual([expect.objectContaining({ identity: 'basic' })]);
  });

  test.each([
    ['a bad password', basic('red-badp', 'wrong')],
    ['an unknown user', basic('nobody', 'wrong')],
    ['garbage', { authorization: 'Basic !!!' }],
    ['another scheme', { authorization: 'Bearer abc' }],
  ])('%s is 401', async (_, headers) => {
    expect((await lab.ask(url('cas2010-1'), { headers })).status).toBe(401);
  });

  test('is not taken where basicAuthentication is off, but journalled as tried', async () => {
    const got = await lab.ask(url('cas2010-4'), { headers: basic('orange-aaaa', 'Orange-2010-Site2') });
    expect(got.status).toBe(401);
    expect(lab.requests('cas2010-4', 'orange-aaaa')).toEqual([
      expect.objectContaining({ identity: 'basic', detail: expect.objectContaining({ status: 401 }) }),
    ]);
  });
});

describe("a front end's signed identity", () => {
  test('is taken where windowsAuthentication is on', async () => {
    const got = await lab.ask(url('cas2010-4'), { headers: lab.token('orange') });
    expect(got.status).toBe(200);
    expect(got.body).toContain("You are reading orange's mailbox on mbx2010-2.");
  });

  test.each(['cas2010-2', 'cas2010-3'])('is 401 at %s, where it is off', async (server) => {
    const got = await lab.ask(url(server), { headers: lab.token('red') });
    expect([got.status, got.author]).toEqual([401, server]);
    expect(got.headers['www-authenticate']).toBe(`Basic realm="${server}.contoso.com"`);
  });
});

test('a server without the virtual directory answers 404', async () => {
  expect((await lab.ask(url('cas2010-5'))).status).toBe(404);
  expect((await lab.ask(url('cas2010-5', '/owa'))).status).toBe(404);
});

test('an organisation that changes its methods changes the answers at once', async () => {
  lab.setTopology('servers: { cas2010-1: { virtualDirectories: { owa: { formsAuthentication: true } } } }');
  expect((await lab.ask(url('cas2010-1'))).status).toBe(302);
  lab.setTopology('{}');
});
