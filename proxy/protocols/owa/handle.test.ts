import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Dispatcher } from 'undici';
import { labHeaders } from '../../../protocols/http/headers.ts';
import type { Server, Topology } from '../../../topology/index.ts';
import {
  coexistence,
  persons,
  type SendOptions,
  startTestFrontEnd,
  startTime,
  type TestFrontEnd,
} from '../../testing/test-front-end.ts';

// Nothing here waits for time to pass; this only bounds a starved machine.
jest.setTimeout(30_000);

const minute = 60_000;
let frontEnd: TestFrontEnd;

beforeEach(async () => {
  frontEnd = await startTestFrontEnd(['mbx2013-1', 'mbx2013-2', 'cas2010-1', 'cas2010-2'], {
    limits: { topologyRefreshMs: 24 * 60 * minute },
  });
});
afterEach(async () => {
  expect(frontEnd.problems).toEqual([]);
  await frontEnd.close();
});

interface Answer {
  status: number;
  headers: Dispatcher.ResponseData['headers'];
  location: URL | null;
  cookies: string[];
  body: string;
}

async function send(path: string, options?: SendOptions): Promise<Answer> {
  const answer = await frontEnd.send(path, options);
  const { location, 'set-cookie': set } = answer.headers;
  return {
    status: answer.statusCode,
    headers: answer.headers,
    location: typeof location === 'string' ? new URL(location, 'https://mail.contoso.com') : null,
    cookies: set === undefined ? [] : [set].flat(),
    body: await answer.body.text(),
  };
}

function logon(
  user: string,
  password: string,
  more: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const fields = {
    destination: 'https://mail.contoso.com/owa/',
    flags: '0',
    forcedownlevel: '0',
    username: user,
    password,
    isUtf8: '1',
    ...more,
  };
  return send('/owa/auth.owa', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

const green = (more?: Record<string, string>) => logon('CONTOSO\\green', 'Green-2013-Site1', more);
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The sign that differs in the last bit. */
const neighbour = (sign: string) => base64url[base64url.indexOf(sign) ^ 1];
const emptied = (cookie: string) => `${cookie.split('=', 1)[0]}=`;
/** A `Cookie` header from `Set-Cookie` values. */
const jar = (cookies: string[]) => cookies.map((cookie) => cookie.split(';')[0]).join('; ');
const passTime = (ms: number) => {
  let due = frontEnd.clock.nextDue();
  const end = frontEnd.clock.now() + ms;
  while (due !== undefined && due <= end) {
    frontEnd.clock.fireNext();
    due = frontEnd.clock.nextDue();
  }
  frontEnd.clock.moveTo(end);
};
const reasonOf = (answer: Answer) => [
  answer.location?.pathname,
  answer.location?.searchParams.get('reason'),
  answer.location?.searchParams.get('url'),
];
const backEndCalls = () => frontEnd.records.filter(({ backEndStatus }) => backEndStatus !== null);

describe('signing in', () => {
  test('GET without a session leads to the logon page, which names where to go on', async () => {
    const asked = await send('/owa/?ae=Item');
    expect(asked.status).toBe(302);
    expect(reasonOf(asked)).toEqual(['/owa/auth/logon.aspx', '0', 'https://mail.contoso.com/owa/?ae=Item']);
    const shown = await send(`${asked.location?.pathname}${asked.location?.search}`);
    expect(shown.status).toBe(200);
    expect(shown.body).toContain('type="password"');
    expect(shown.body).toContain('name="destination" value="https://mail.contoso.com/owa/?ae=Item"');
  });

  test('the five cookies are HttpOnly and Secure, and open the mailbox', async () => {
    const signedIn = await green({ destination: 'https://mail.contoso.com/owa/?ae=Item' });
    expect(signedIn.status).toBe(302);
    expect(signedIn.location?.href).toBe('https://mail.contoso.com/owa/?ae=Item');
    expect(signedIn.cookies.map((cookie) => cookie.split('=')[0]).toSorted()).toEqual(
      ['cadata', 'cadataIV', 'cadataKey', 'cadataSig', 'cadataTTL'].toSorted(),
    );
    for (const cookie of signedIn.cookies) expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure$/);
    const opened = await send('/owa/', { headers: { cookie: jar(signedIn.cookies) } });
    expect([opened.status, opened.body]).toEqual([200, 'this is mbx2013-1']);
    expect(frontEnd.directory.calls).toEqual(['GET /v1/topology', 'POST /v1/authenticate']);
  });

  test.each(['green', 'CONTOSO\\green', 'green@contoso.com', 'green-k3f9'])('as %s', async (user) => {
    expect((await logon(user, 'Green-2013-Site1')).cookies).toHaveLength(5);
  });

  test('a bad password leads back with reason 2 and no cookie', async () => {
    const refused = await logon('green', 'guess');
    expect(refused.status).toBe(302);
    expect(reasonOf(refused)).toEqual(['/owa/auth/logon.aspx', '2', 'https://mail.contoso.com/owa/']);
    expect(refused.cookies).toEqual([]);
  });

  test.each([
    'https://evil.example/owa/',
    '//evil.example/',
    'https://mail.contoso.com@evil.example/',
    'javascript:alert(1)',
  ])('a destination of %s is refused, right password or wrong', async (destination) => {
    for (const password of ['Green-2013-Site1', 'guess']) {
      const refused = await logon('green', password, { destination });
      expect([refused.status, refused.cookies]).toEqual([400, []]);
    }
  });

  test('a form longer than any form is refused without being kept', async () => {
    expect((await green({ padding: 'x'.repeat(20_000) })).status).toBe(413);
  });

  test('an account without a mailbox is told so', async () => {
    const answer = await logon('grey', 'Grey-No-Mailbox');
    expect([answer.status, answer.cookies]).toEqual([404, []]);
    expect(answer.body).toContain('has no mailbox');
  });

  test('tampered and foreign cookies are no session', async () => {
    const { cookies } = await green();
    for (const name of ['cadata', 'cadataIV', 'cadataSig']) {
      const value = new RegExp(`\\b${name}=([^;]+)`);
      const other = jar(cookies).replace(value, (_, [first = '', ...rest]) =>
        [name, '=', first === '_' ? '-' : '_', ...rest].join(''),
      );
      const cut = jar(cookies).replace(value, (all) => all.slice(0, -1));
      const longer = jar(cookies).replace(value, '$&A');
      const longest = jar(cookies).replace(value, '$&AAAA');
      // The last sign may stand for bits that no byte has.
      const ending = jar(cookies).replace(value, (all) => all.slice(0, -1) + neighbour(all.slice(-1)));
      for (const cookie of [other, cut, longer, longest, ending]) {
        expect(reasonOf(await send('/owa/', { headers: { cookie } }))[1]).toBe('0');
      }
    }
    const other = await startTestFrontEnd(['mbx2013-1'], { sessionSecret: 'another' });
    const answer = await other.send('/owa/', { headers: { cookie: jar(cookies) } });
    await answer.body.dump();
    expect(answer.statusCode).toBe(302);
    await other.close();
  });

  test('a second front end with the same secret reads the session (field bug 17)', async () => {
    const { cookies } = await green();
    const other = await startTestFrontEnd(['mbx2013-1'], { server: 'cas2013-2' });
    const answer = await other.send('/owa/', { headers: { cookie: jar(cookies) } });
    expect(await answer.body.text()).toBe('this is mbx2013-1');
    expect(answer.headers['x-feserver']).toBe('cas2013-2');
    await other.close();
  });
});

describe('single sign-on redirects (E15-OWA-PURPLE, ORANGE-2, 7)', () => {
  test('a page that submits the same credentials to the target, and no session here', async () => {
    const answer = await logon('purple', 'Purple-2007-Site1', {
      flags: '4',
      destination: 'https://mail.contoso.com/owa/?ae=Item',
    });
    expect([answer.status, answer.cookies]).toEqual([200, []]);
    expect(answer.body).toContain('action="https://legacy.contoso.com/owa/auth/owaauth.dll"');
    expect(answer.body).toContain('name="destination" value="https://legacy.contoso.com/owa/?ae=Item"');
    expect(answer.body).toContain('name="password" value="Purple-2007-Site1"');
    expect(answer.body).toContain('name="flags" value="4"');
    const script = /<script>(.*?)<\/script>/.exec(answer.body)?.[1] ?? '';
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    expect(policy).toContain('form-action https://legacy.contoso.com');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('the session of whoever signed in before ends (WIRE-SES-18)', async () => {
    const { cookies } = await green();
    const headers = { cookie: jar(cookies) };
    for (const [user, password] of [
      ['purple', 'Purple-2007-Site1'],
      ['grey', 'Grey-No-Mailbox'],
    ] as const) {
      const answer = await logon(`CONTOSO\\${user}`, password, {}, headers);
      expect(answer.cookies.map((cookie) => cookie.split(';')[0])).toEqual(cookies.map(emptied));
    }
    expect((await logon('CONTOSO\\purple', 'wrong', {}, headers)).cookies).toEqual([]);
  });

  test('Basic instead of the form: a plain redirect', async () => {
    const answer = await send('/owa/', { headers: { authorization: persons.orange } });
    expect([answer.status, answer.headers.location]).toEqual([302, 'https://mail-region.contoso.com/owa']);
  });
});

describe('sessions end', () => {
  test('after 15 idle minutes on a public computer; every request prolongs', async () => {
    let cookie = jar((await green()).cookies);
    passTime(14 * minute);
    const prolonged = await send('/owa/', { headers: { cookie } });
    expect([prolonged.status, prolonged.cookies.length]).toEqual([200, 5]);
    cookie = jar(prolonged.cookies);
    passTime(14 * minute);
    expect((await send('/owa/', { headers: { cookie } })).status).toBe(200);
    passTime(minute);
    const expired = await send('/owa/x', { headers: { cookie } });
    expect(expired.status).toBe(302);
    expect(reasonOf(expired)).toEqual(['/owa/auth/logon.aspx', '3', 'https://mail.contoso.com/owa/x']);
  });

  test('after 8 idle hours on a private one', async () => {
    const cookie = jar((await green({ flags: '4' })).cookies);
    passTime(8 * 60 * minute - 1);
    expect((await send('/owa/', { headers: { cookie } })).status).toBe(200);
    passTime(1);
    expect(reasonOf(await send('/owa/', { headers: { cookie } }))[1]).toBe('3');
  });

  test.each<[string, SendOptions]>([
    ['a POST', { method: 'POST', body: 'x' }],
    ['a script', { headers: { 'x-requested-with': 'XMLHttpRequest' } }],
  ])('%s gets 440 Login Timeout, without a session and with an expired one', async (_name, options) => {
    const without = await frontEnd.send('/owa/ev.owa', options);
    await without.body.dump();
    expect([without.statusCode, without.statusText]).toEqual([440, 'Login Timeout']);
    const cookie = jar((await green()).cookies);
    passTime(16 * minute);
    const expired = await send('/owa/ev.owa', { ...options, headers: { ...options.headers, cookie } });
    expect(expired.status).toBe(440);
  });

  test('by signing out: the cookies are taken away, and the page says so', async () => {
    const out = await send('/owa/logoff.owa', {
      method: 'POST',
      headers: { cookie: jar((await green()).cookies) },
    });
    expect(out.status).toBe(302);
    expect(reasonOf(out).slice(0, 2)).toEqual(['/owa/auth/logon.aspx', '1']);
    expect(out.cookies).toHaveLength(5);
    for (const cookie of out.cookies) expect(cookie).toMatch(/^cadata\w*=; .*Max-Age=0/i);
    const page = await send(`${out.location?.pathname}${out.location?.search}`);
    expect(page.body).toContain('You have signed out.');
  });
});

describe('without forms-based authentication', () => {
  const withOwa = (patch: object): Topology => {
    const topology = coexistence();
    const change = (server: Server): Server => {
      const { owa } = server.virtualDirectories;
      if (server.name !== 'cas2013-1' || owa === undefined) return server;
      return { ...server, virtualDirectories: { ...server.virtualDirectories, owa: { ...owa, ...patch } } };
    };
    return { ...topology, servers: topology.servers.map(change) };
  };
  const use = async (patch: object) => {
    await frontEnd.close();
    frontEnd = await startTestFrontEnd(['mbx2013-1'], {}, withOwa({ formsAuthentication: false, ...patch }));
  };

  test('Basic: a challenge, and the mailbox after it', async () => {
    await use({});
    const asked = await send('/owa/');
    expect([asked.status, asked.headers['www-authenticate']]).toEqual([
      401,
      'Basic realm="mail.contoso.com"',
    ]);
    const wrong = `Basic ${Buffer.from('green:guess').toString('base64')}`;
    expect((await send('/owa/', { headers: { authorization: wrong } })).status).toBe(401);
    const opened = await send('/owa/', { headers: { authorization: persons.green } });
    expect([opened.status, opened.body]).toEqual([200, 'this is mbx2013-1']);
  });

  test('Basic switched off too: it is neither offered nor taken', async () => {
    await use({ basicAuthentication: false });
    const answer = await send('/owa/', { headers: { authorization: persons.green } });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toEqual(['Negotiate', 'NTLM']);
  });
});

describe('a mailbox that was moved (wire.md §1)', () => {
  const moveGreen = () => {
    const topology = coexistence();
    frontEnd.directory.topology = {
      ...topology,
      databases: topology.databases.map((database) =>
        database.name === 'DB2013-Site1' ? { ...database, server: 'mbx2013-2' } : database,
      ),
    };
    frontEnd.backEnds.set('mbx2013-1', (_request, response) =>
      response.writeHead(421, { [labHeaders.routingError]: 'mailbox-not-here' }).end('not here'),
    );
  };
  const options = { headers: { authorization: persons.green } };

  test('is found again, with one more question, and the client notices nothing', async () => {
    await send('/owa/', options);
    moveGreen();
    const found = await send('/owa/', options);
    expect([found.status, found.body]).toEqual([200, 'this is mbx2013-2']);
    expect(found.headers['x-calculatedbetarget']).toBe('mbx2013-2.contoso.com');
    expect(frontEnd.directory.calls.slice(1)).toEqual(['POST /v1/authenticate', 'GET /v1/accounts/green']);
    await send('/owa/', options);
    expect(frontEnd.directory.calls).toHaveLength(3);
  });

  test('a small body is sent again', async () => {
    await send('/owa/', options);
    moveGreen();
    frontEnd.backEnds.set('mbx2013-2', async (request, response) => response.end(await text(request)));
    const found = await send('/owa/', { ...options, method: 'POST', body: 'small' });
    expect([found.status, found.body]).toEqual([200, 'small']);
  });

  test.each([
    ['of 64 KiB and a byte', () => 'x'.repeat(64 * 1024 + 1)],
    ['of unknown length', () => Readable.from(['chunk'])],
  ])('a body %s is not: 503 says to send it again, and then it works', async (_name, body) => {
    await send('/owa/', options);
    moveGreen();
    const refused = await send('/owa/', { ...options, method: 'POST', body: body() });
    expect([refused.status, refused.headers['x-diaginfo']]).toEqual([503, 'cas2013-1;MAILBOX_MOVED']);
    const again = await send('/owa/', { ...options, method: 'POST', body: body() });
    expect([again.status, again.body]).toEqual([200, 'this is mbx2013-2']);
  });

  test('a directory that is behind: 503, after exactly one replay', async () => {
    await send('/owa/', options);
    moveGreen();
    frontEnd.directory.topology = coexistence();
    let asked = 0;
    frontEnd.backEnds.set('mbx2013-1', (_request, response) => {
      asked += 1;
      response.writeHead(421, { [labHeaders.routingError]: 'mailbox-not-here' }).end();
    });
    const answer = await send('/owa/', options);
    expect([answer.status, asked]).toEqual([503, 2]);
    expect(answer.headers[labHeaders.routingError]).toBeUndefined();
  });
});

describe('made by the front end itself', () => {
  test.each([
    ['/', 302, '/owa/'],
    ['/owa', 301, '/owa/'],
    ['/owa?x=1', 301, '/owa/?x=1'],
  ])('%s: %i to %s', async (path, status, location) => {
    const answer = await send(path);
    expect([answer.status, answer.headers.location]).toEqual([status, location]);
  });

  test('the health page of every virtual directory, without authentication', async () => {
    for (const path of [
      '/owa',
      '/ecp',
      '/EWS',
      '/OAB',
      '/rpc',
      '/Autodiscover',
      '/PowerShell',
      '/Microsoft-Server-ActiveSync',
    ]) {
      const answer = await send(`${path}/healthcheck.htm`);
      expect([answer.status, answer.body]).toEqual([200, '200 OK<br/>cas2013-1.contoso.com']);
    }
    expect(backEndCalls()).toEqual([]);
  });

  test.each([
    ['/nowhere', 404],
    ['/nowhere/healthcheck.htm', 404],
    ['/powershell/', 404],
    ['/oab/', 501],
    ['/owa/../EWS/Exchange.asmx', 400],
    ['/owa/%2e%2E/EWS/Exchange.asmx', 400],
    ['/owa/..%5cews', 400],
    ['/owa/1.5/x..y', 302],
  ])('%s: %i', async (path, status) => {
    const socket = await frontEnd.connect();
    socket.write(`GET ${path} HTTP/1.1\r\nHost: mail.contoso.com\r\nConnection: close\r\n\r\n`);
    expect(await text(socket)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });

  test('no candidate: 503, and no server is asked (SEL-12)', async () => {
    const topology = coexistence();
    await frontEnd.close();
    frontEnd = await startTestFrontEnd(
      ['cas2010-1', 'cas2010-2'],
      {},
      {
        ...topology,
        servers: topology.servers.map((server) => ({ ...server, isOutOfService: true })),
      },
    );
    const answer = await send('/owa/', { headers: { authorization: persons.red } });
    expect(answer.status).toBe(503);
    expect(answer.headers['x-calculatedbetarget']).toBeUndefined();
    expect(backEndCalls()).toEqual([]);
  });

  test('a directory in trouble: 503, for a form as for Basic', async () => {
    frontEnd.directory.status = 500;
    const byForm = await green();
    const byBasic = await send('/owa/', { headers: { authorization: persons.green } });
    for (const answer of [byForm, byBasic]) {
      expect([answer.status, answer.headers['x-diaginfo']]).toEqual([503, 'cas2013-1;DIRECTORY']);
    }
  });

  test('a directory that never answers: 503 on the clock', async () => {
    frontEnd.directory.hung = true;
    const asking = send('/owa/', { headers: { authorization: persons.green } });
    while (frontEnd.directory.calls.length < 2) await new Promise(setImmediate);
    passTime(30_000);
    expect((await asking).status).toBe(503);
  });
});

describe('the topology map', () => {
  const outOfService = (names: string[]) => {
    const topology = coexistence();
    frontEnd.directory.topology = {
      ...topology,
      servers: topology.servers.map((server) => ({ ...server, isOutOfService: names.includes(server.name) })),
    };
  };
  const options = { headers: { authorization: persons.red } };

  test('IsOutOfService is noticed at the next refresh (SEL-9)', async () => {
    const first = (await send('/owa/', options)).body.replace('this is ', '');
    outOfService([first]);
    expect((await send('/owa/', options)).body).toBe(`this is ${first}`);
    await frontEnd.proxy.refreshTopology();
    const other = first === 'cas2010-1' ? 'cas2010-2' : 'cas2010-1';
    expect((await send('/owa/', options)).body).toBe(`this is ${other}`);
  });

  test('is read again at its interval on the clock, and kept when that fails', async () => {
    const refreshed = async (until: () => boolean) => {
      passTime(24 * 60 * minute);
      while (!until()) await new Promise(setImmediate);
    };
    outOfService(['cas2010-1']);
    await refreshed(() => frontEnd.directory.calls.length === 2);
    while ((await send('/owa/', options)).body !== 'this is cas2010-2') await new Promise(setImmediate);
    frontEnd.directory.status = 500;
    await refreshed(() => frontEnd.problems.length > 0);
    expect(frontEnd.problems.splice(0)[0]).toMatch(/cas2013-1 keeps its old topology map: .*500/);
    frontEnd.directory.status = undefined;
    expect((await send('/owa/', options)).body).toBe('this is cas2010-2');
  });
});

test('a record of every request, for the HttpProxy log, without secrets', async () => {
  await send('/owa/?id=7', { headers: { authorization: persons.green, 'user-agent': 'tester' } });
  await logon('purple', 'Purple-2007-Site1');
  while (frontEnd.records.length < 2) await new Promise(setImmediate);
  expect(frontEnd.records[0]).toMatchObject({
    at: startTime,
    protocol: 'owa',
    method: 'GET',
    host: 'mail.contoso.com',
    stem: '/owa/',
    query: 'id=7',
    userAgent: 'tester',
    peer: '127.0.0.1',
    authenticationType: 'Basic',
    user: 'green',
    action: 'Proxy',
    target: { server: 'mbx2013-1', port: 444 },
    status: 200,
    backEndStatus: 200,
    error: null,
  });
  expect(frontEnd.records[1]).toMatchObject({
    action: 'Redirect',
    user: 'purple',
    status: 200,
    backEndStatus: null,
  });
  expect(JSON.stringify(frontEnd.records)).not.toMatch(/Green-2013|Purple-2007|Basic [A-Z]/i);
});

test('a server that the topology does not know, or that is no 2013 CAS, cannot be started', async () => {
  await expect(startTestFrontEnd([], { server: 'cas2013-9' })).rejects.toThrow(
    /no Exchange 2013 Client Access server "cas2013-9"; it has cas2013-1, cas2013-2/,
  );
  await expect(startTestFrontEnd([], { server: 'cas2010-1' })).rejects.toThrow(/no Exchange 2013/);
});
