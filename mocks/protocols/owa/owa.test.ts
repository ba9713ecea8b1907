import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sessionLifetimes } from '../../../protocols/owa/fba.ts';
import { type Ask, startTestLab, type TestLab } from '../../testing/test-lab.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const versions = [
  {
    version: 2007,
    host: 'cas2007-1.contoso.com',
    path: '/owa/auth/owaauth.dll',
    user: 'purple',
    build: '8.3.83.6',
  },
  { version: 2010, host: 'cas2010-1.contoso.com', path: '/owa/auth.owa', user: 'red', build: '14.3.123.4' },
] as const;

let lab: TestLab;
beforeAll(async () => {
  lab = await startTestLab(['cas2007-1', 'cas2007-2', 'cas2010-1', 'cas2010-3', 'mbx2007-1', 'mbx2010-1']);
});
afterAll(() => lab.stop());

const passwordOf = (user: string) => lab.topology.users.find(({ name }) => name === user)?.password ?? '';

describe.each(versions)('forms-based authentication of $version', ({ version, host, path, user, build }) => {
  const origin = `https://${host}`;
  const ask = (target: string, options: Ask = {}) => lab.ask(`${origin}${target}`, options);
  const post = (fields: Record<string, string>, headers: Record<string, string> = form) =>
    ask(path, { method: 'POST', headers, body: String(new URLSearchParams(fields)) });
  const logOn = (isPrivate = false) => lab.logOn(origin, path, user, passwordOf(user), isPrivate);
  const expectLogonPage = (got: { status: number; headers: object }, target: string, reason: number) => {
    expect(got.status).toBe(302);
    expect(got.headers).toMatchObject({
      location: `/owa/auth/logon.aspx?url=${encodeURIComponent(origin + target)}&reason=${reason}`,
    });
  };

  test('/owa leads to /owa/ and every answer says the build', async () => {
    const got = await ask('/owa');
    expect([got.status, got.headers.location]).toEqual([301, '/owa/']);
    expect(got.headers['x-owa-version']).toBe(build);
    expect(got.headers).not.toHaveProperty('request-id');
    expect(got.headers).not.toHaveProperty('x-diaginfo');
    expect((await ask('/OWA?a=b')).headers.location).toBe('/owa/?a=b');
  });

  test('without a session a page leads to the logon page', async () => {
    expectLogonPage(await ask('/owa/'), '/owa/', 0);
    expectLogonPage(await ask('/owa/?a=b', { method: 'HEAD' }), '/owa/?a=b', 0);
  });

  test.each([
    ['POST', {}],
    ['GET', { 'x-requested-with': 'XMLHttpRequest' }],
  ])('without a session a %s with %j gets 440', async (method, headers) => {
    const got = await ask('/owa/', { method, headers });
    expect(got.status).toBe(440);
    expect(got.author).toBe(host.split('.')[0]);
  });

  test('440 has its reason phrase', async () => {
    const text = await lab.raw(
      host,
      443,
      `POST /owa/ HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 440 Login Timeout\r\n/);
  });

  test('the logon page posts to where this version takes the form', async () => {
    const got = await ask(`/owa/auth/logon.aspx?url=${encodeURIComponent(`${origin}/owa/?a=b`)}&reason=2`);
    expect(got.status).toBe(200);
    expect(got.body).toContain('type="password"');
    expect(got.body).toContain(`action="${path}"`);
    expect(got.body).toContain(`name="destination" value="${origin}/owa/?a=b"`);
    expect(got.body).toContain('class="error"');
    expect(got.body.includes('name="passwordText"')).toBe(version !== 2007);
  });

  test('the logon page never keeps a destination on another host', async () => {
    const got = await ask('/owa/auth/logon.aspx?url=https%3A%2F%2Fevil.example%2F&reason=x');
    expect(got.body).toContain(`name="destination" value="${origin}/owa/"`);
    expect(got.body).not.toContain('evil');
  });

  test('signing in sets two sealed cookies and leads to the mailbox', async () => {
    const got = await post({
      destination: `${origin}/owa/`,
      flags: '0',
      username: `CONTOSO\\${user}`,
      password: passwordOf(user),
    });
    expect([got.status, got.headers.location]).toEqual([302, `${origin}/owa/`]);
    expect(got.cookies.map((cookie) => cookie.split('=')[0])).toEqual(['sessionid', 'cadata']);
    for (const cookie of [got.headers['set-cookie'] ?? []].flat()) {
      expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure$/);
      expect(cookie).not.toContain(user);
    }
    const page = await ask('/owa/', { headers: { cookie: got.cookies.join('; ') } });
    expect(page.status).toBe(200);
    expect(page.body).toContain(`You are reading ${user}'s mailbox on mbx${version}-1.`);
    expect(page.body).toContain('Welcome to Contoso');
    expect(page.headers['cache-control']).toBe('no-cache, no-store');
  });

  test.each([
    ['a bad password', { username: user, password: 'wrong' }],
    ['an unknown user', { username: 'nobody', password: 'wrong' }],
    ['no password', { username: user, password: '' }],
    ['no fields', {}],
  ])('%s leads back to the logon page with reason 2 and no cookies', async (_, fields) => {
    const got = await post({ destination: `${origin}/owa/`, ...fields });
    expectLogonPage(got, '/owa/', 2);
    expect(got.cookies).toEqual([]);
  });

  test.each(['https://evil.example/owa/', '//evil.example/', 'javascript:alert(1)', 'https://[/'])(
    'the destination %s is refused with 400',
    async (destination) => {
      const got = await post({ destination, username: user, password: passwordOf(user) });
      expect([got.status, got.cookies]).toEqual([400, []]);
    },
  );

  test('what is not a form is refused with 400, too long a form with 413', async () => {
    const json = await post({ username: user }, { 'content-type': 'application/json' });
    expect(json.status).toBe(400);
    expect((await post({ username: 'x'.repeat(20_000) })).status).toBe(413);
  });

  test.each([
    'cadata=',
    'cadata=garbage',
    `cadata=${'A'.repeat(200)}`,
    'cadata="; x',
    '\u00e4=%zz; cadata=%zz',
  ])('the cookie %s is no session', async (cookie) => {
    expectLogonPage(
      await ask('/owa/', { headers: { cookie: Buffer.from(cookie).toString('latin1') } }),
      '/owa/',
      0,
    );
  });

  test('a session whose last character was changed is no session', async () => {
    const cookie = await logOn();
    const changed = cookie.slice(0, -2) + (cookie.at(-2) === 'A' ? 'B' : 'A') + cookie.slice(-1);
    expectLogonPage(await ask('/owa/', { headers: { cookie: changed } }), '/owa/', 0);
  });

  test.each([
    ['public', false, sessionLifetimes.public],
    ['private', true, sessionLifetimes.private],
  ])(
    'a %s session ends after its idle time, with reason 3, 440 for a script, and no cookies left',
    async (_, isPrivate, lifetime) => {
      const cookie = await logOn(isPrivate);
      lab.clock.moveTo(lab.clock.now() + lifetime - 1);
      expect((await ask('/owa/', { headers: { cookie } })).status).toBe(200);
      lab.clock.moveTo(lab.clock.now() + 1);
      const got = await ask('/owa/', { headers: { cookie } });
      expectLogonPage(got, '/owa/', 3);
      expect(got.cookies).toEqual(['sessionid=', 'cadata=']);
      expect((await ask('/owa/', { method: 'POST', headers: { cookie } })).status).toBe(440);
    },
  );

  test('a session slides: it is issued anew once a quarter of its time is over', async () => {
    const cookie = await logOn();
    lab.clock.moveTo(lab.clock.now() + sessionLifetimes.public / 4);
    expect(sessionOf(await ask('/owa/', { headers: { cookie } }))).toBeUndefined();
    lab.clock.moveTo(lab.clock.now() + 1);
    const renewed = sessionOf(await ask('/owa/', { headers: { cookie } })) ?? '';
    expect(renewed).toMatch(/^cadata=./);
    lab.clock.moveTo(lab.clock.now() + sessionLifetimes.public - 1);
    expect((await ask('/owa/', { headers: { cookie } })).status).toBe(302);
    expect((await ask('/owa/', { headers: { cookie: renewed } })).status).toBe(200);
  });

  test.each(['/owa/?UA=0', '/owa/ev.owa?ns=Notify&UA=0', '/owa/keepalive.owa'])(
    'what an idle browser asks by itself does not prolong a session: %s',
    async (polled) => {
      const cookie = await logOn();
      lab.clock.moveTo(lab.clock.now() + sessionLifetimes.public - 1);
      expect(sessionOf(await ask(polled, { headers: { cookie } }))).toBeUndefined();
      expect(sessionOf(await ask('/owa/?UA=1&xUA=0', { headers: { cookie } }))).toMatch(/^cadata=./);
    },
  );

  test('signing out clears the cookies', async () => {
    const session = await logOn();
    const page = await ask('/owa/', { headers: { cookie: session } });
    const canary = /name="canary" value="([^"]*)"/.exec(page.body)?.[1] ?? '';
    expect(canary === '').toBe(version === 2007);
    const got = await ask('/owa/logoff.owa', {
      method: 'POST',
      headers: { ...form, cookie: [session, ...page.cookies].join('; ') },
      body: String(new URLSearchParams({ canary })),
    });
    expectLogonPage(got, '/owa/', 1);
    expect(got.cookies).toEqual(expect.arrayContaining(['sessionid=', 'cadata=']));
  });

  test('signing out without a session leads to the logon page all the same', async () => {
    expectLogonPage(await ask('/owa/logoff.owa'), '/owa/', 1);
  });

  test('a user without a mailbox is told so', async () => {
    const cookie = await lab.logOn(origin, path, 'grey', passwordOf('grey'));
    const got = await ask('/owa/', { headers: { cookie } });
    expect(got.status).toBe(404);
    expect(got.body).toContain('grey has no mailbox');
  });

  test('a mailbox of another version is 421 with the routing error', async () => {
    const cookie = await lab.logOn(origin, path, 'green', passwordOf('green'));
    const got = await ask('/owa/', { headers: { cookie } });
    expect(got.status).toBe(421);
    expect(got.headers['x-coexlab-routing-error']).toBe('mailbox-not-here');
  });

  test.each([
    ['PUT', '/owa/', 'GET, HEAD, POST'],
    ['DELETE', '/owa/auth/logon.aspx', 'GET, HEAD, POST'],
    ['POST', '/owa/auth/logon.aspx', 'GET, HEAD'],
    ['GET', path, 'POST'],
  ])('%s %s is 405 with Allow: %s', async (method, target, allow) => {
    const got = await ask(target, { method });
    expect([got.status, got.headers.allow]).toEqual([405, allow]);
  });

  test('with a session: an unknown page is 404, a POST to the page 405, HEAD works', async () => {
    const headers = { cookie: await logOn() };
    expect((await ask('/owa/nothing', { headers })).status).toBe(404);
    const posted = await ask('/owa/', { method: 'POST', headers });
    expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD']);
    const head = await ask('/owa/', { method: 'HEAD', headers });
    expect([head.status, head.body]).toEqual([200, '']);
  });

  test('an unknown page beside the logon page is 404 for everybody', async () => {
    expect((await ask('/owa/auth/nothing.aspx')).status).toBe(404);
  });

  test('Basic is not taken where there are forms', async () => {
    const authorization = `Basic ${Buffer.from(`${user}:${passwordOf(user)}`).toString('base64')}`;
    expectLogonPage(await ask('/owa/', { headers: { authorization } }), '/owa/', 0);
  });

  test("a front end's signed identity needs no session", async () => {
    const got = await ask('/owa/', { headers: lab.token(`${user}-tokn`) });
    expect(got.status).toBe(200);
    expect(lab.requests(host.split('.')[0] ?? '', `${user}-tokn`)).toEqual([
      expect.objectContaining({ identity: 'signed', detail: expect.objectContaining({ status: 200 }) }),
    ]);
  });

  test('an identity that this lab run did not sign is 401', async () => {
    const token = lab.token(user)['x-commonaccesstoken'] ?? '';
    for (const forged of ['x', '..', `${token}x`, `A${token}`, `${token}, ${token}`]) {
      const got = await ask('/owa/', { headers: { 'x-commonaccesstoken': forged } });
      expect(got.status).toBe(401);
    }
  });

  test('an identity of nobody is 403', async () => {
    expect((await ask('/owa/', { headers: lab.token('nobody') })).status).toBe(403);
  });
});

test('2007 takes the form at owaauth.dll only, 2010 at both', async () => {
  const password = passwordOf('red');
  expect(await lab.logOn('https://cas2010-1.contoso.com', '/owa/auth/owaauth.dll', 'red', password)).toMatch(
    /cadata=./,
  );
  const got = await lab.ask('https://cas2007-1.contoso.com/owa/auth.owa', { method: 'POST', headers: form });
  expect(got.status).toBe(404);
});

test("servers of one version and site read each other's sessions, no other server does", async () => {
  const logOn = (server: string, user: string) =>
    lab.logOn(`https://${server}.contoso.com`, '/owa/auth/owaauth.dll', user, passwordOf(user));
  const status = async (server: string, cookie: string) =>
    (await lab.ask(`https://${server}.contoso.com/owa/`, { headers: { cookie } })).status;
  const of2007 = await logOn('cas2007-1', 'purple');
  const of2010 = await logOn('cas2010-1', 'red');
  expect(await status('cas2007-2', of2007)).toBe(200);
  expect(await status('cas2010-1', of2007)).toBe(302);
  expect(await status('cas2010-3', of2010)).toBe(302);
});

function sessionOf({ cookies }: { cookies: string[] }): string | undefined {
  return cookies.find((cookie) => cookie.startsWith('cadata='));
}
