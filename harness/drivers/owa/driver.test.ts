import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type CertificateAuthority, createCertificateAuthority } from '../../../net/certificates.ts';
import { type Listener, listen } from '../../../net/listen.ts';
import type { Endpoint, NameMap } from '../../../net/name-map.ts';
import type { HttpAttempt } from '../http/attempt.ts';
import { bodyLimit } from '../http/client.ts';
import type { Client } from '../types.ts';
import { owaDriver } from './driver.ts';
import {
  errorPage,
  logonPage,
  mailboxPage,
  silentRedirectPage,
  silentRedirectPolicy,
} from './testing/pages.ts';

/** What the site at a host answers to `METHOD /path`, with the request's headers and body. */
type Site = Record<
  string,
  (request: { headers: Record<string, unknown>; body: string; url: string }) => {
    status?: number;
    headers?: Record<string, string | string[]>;
    body?: string;
    cut?: 'all' | 'half';
  }
>;

const hosts = ['mail.contoso.com', 'legacy.contoso.com'] as const;
const sites: Record<string, Site> = {};
const names: NameMap = {};
const listeners: Listener[] = [];
let authority: CertificateAuthority;
let clients: Client<HttpAttempt>[] = [];
let now = Date.UTC(2013, 5, 1);

const serve: RequestListener = (request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    const url = request.url ?? '';
    const host = request.headers.host ?? '';
    const answer = sites[host]?.[`${request.method} ${url.split('?')[0]}`];
    if (answer === undefined) {
      response.writeHead(404).end();
      return;
    }
    const made = answer({ headers: request.headers, body, url });
    if (made.cut === 'all') {
      request.socket.destroy();
      return;
    }
    response.writeHead(made.status ?? 200, {
      'content-type': 'text/html; charset=utf-8',
      ...made.headers,
      ...(made.cut === 'half' && { 'content-length': 1000 }),
    });
    if (made.cut === 'half') response.write('half', () => request.socket.destroy());
    else response.end(made.body);
  });
};

beforeAll(async () => {
  authority = await createCertificateAuthority();
  for (const host of hosts) {
    const server = createServer(await authority.identityFor([host]), serve);
    const listener = await listen(server, host, { address: '127.0.0.1', port: 0 });
    listeners.push(listener);
    names[`${host}:443`] = [listener.endpoint];
  }
});

afterEach(async () => {
  await Promise.all(clients.map((client) => client.close()));
  clients = [];
  for (const host of hosts) delete sites[host];
});

afterAll(async () => {
  await Promise.all(listeners.map((listener) => listener.close()));
});

const opened: { endpoint: Endpoint; localPort: number }[] = [];

function start(): Client<HttpAttempt> {
  opened.length = 0;
  const client = owaDriver.start({
    credentials: {
      user: 'red-k3f9',
      userPrincipalName: 'red-k3f9@contoso.com',
      domain: 'CONTOSO',
      password: 'Red-2010-Site1',
    },
    names,
    ca: authority.ca,
    choose: ([first]) => first,
    now: () => now,
    onConnect: ({ endpoint, localPort }) => opened.push({ endpoint, localPort }),
  });
  clients.push(client);
  return client;
}

const mailboxOf = (owner: string) => mailboxPage(owner, 'c4n4ry');
const redirect = (location: string, ...cookies: string[]) => ({
  status: 302,
  headers: { location, 'set-cookie': cookies },
});
const connect = 'mail.contoso.com';
const home = `https://${connect}/owa/`;

/** A door with forms: remembers what was posted. */
function doorWithForms(posted: URLSearchParams[] = []): Site {
  return {
    'GET /owa/': ({ headers }) =>
      /cadata=ok/.test(String(headers.cookie))
        ? { body: mailboxOf('red') }
        : redirect(`/owa/auth/logon.aspx?url=${encodeURIComponent(home)}&reason=0`),
    'GET /owa/auth/logon.aspx': () => ({ body: logonPage('/owa/auth.owa', home) }),
    'POST /owa/auth.owa': ({ body }) => {
      const form = new URLSearchParams(body);
      posted.push(form);
      return form.get('password') === 'Red-2010-Site1'
        ? redirect(home, 'cadata=ok; Path=/; Secure; HttpOnly', 'other=1; Path=/elsewhere; Secure')
        : redirect('/owa/auth/logon.aspx?reason=2');
    },
    'POST /owa/logoff.owa': ({ body }) =>
      body === 'canary=c4n4ry'
        ? redirect('/owa/auth/logon.aspx?reason=1', 'cadata=; Max-Age=0; Path=/; Secure')
        : { status: 400 },
  };
}

test('open follows same-host redirects to the logon page', async () => {
  sites[connect] = doorWithForms();
  const { attempts, page, mailbox, redirect: sent } = await start().perform('open', { connect });
  expect(attempts.map(({ detail }) => `${detail.method} ${detail.url}`)).toEqual([
    `GET ${home}`,
    `GET https://${connect}/owa/auth/logon.aspx?url=${encodeURIComponent(home)}&reason=0`,
  ]);
  expect({ page, mailbox, sent }).toEqual({ page: 'logon', mailbox: null, sent: null });
});

test('sign in fills the form as it is in the page, and keeps the cookies', async () => {
  const posted: URLSearchParams[] = [];
  sites[connect] = doorWithForms(posted);
  const client = start();
  const signedIn = await client.perform('sign in', { connect });
  expect(signedIn).toMatchObject({ page: 'mailbox', mailbox: 'red', redirect: null });
  expect(Object.fromEntries(posted[0] ?? [])).toMatchObject({
    destination: home,
    flags: '0',
    isUtf8: '1',
    username: 'CONTOSO\\red-k3f9',
    password: 'Red-2010-Site1',
    trusted: '4',
  });
  const read = await client.perform('read', { connect });
  expect(read.attempts).toHaveLength(1);
  expect(read.attempts[0]?.detail.headers.cookie).toBe('cadata=ok');
  expect(read.mailbox).toBe('red');
});

test('options: a private computer, another password, another page', async () => {
  const posted: URLSearchParams[] = [];
  sites[connect] = { ...doorWithForms(posted), 'GET /owa/x': () => redirect('/owa/auth/logon.aspx') };
  const signedIn = await start().perform('sign in', {
    connect,
    private: true,
    password: 'wrong',
    path: '/owa/x?a=1',
  });
  expect(signedIn).toMatchObject({ page: 'logon', mailbox: null });
  expect(signedIn.attempts[0]?.detail.url).toBe(`https://${connect}/owa/x?a=1`);
  expect(posted[0]?.get('flags')).toBe('4');
  expect(posted[0]?.get('password')).toBe('wrong');
});

test.each([
  ['domain', 'CONTOSO\\red-k3f9'],
  ['upn', 'red-k3f9@contoso.com'],
  ['bare', 'red-k3f9'],
  ['another domain', 'FABRIKAM\\red-k3f9'],
  ['another suffix', 'red-k3f9@fabrikam.com'],
])('the login is typed in the form that the option says: %s', async (user, typed) => {
  const posted: URLSearchParams[] = [];
  sites[connect] = doorWithForms(posted);
  await start().perform('sign in', { connect, user });
  expect(posted.map((form) => form.get('username'))).toEqual([typed]);
});

test('sign in here fills in the page that is shown, with fields that somebody else has set', async () => {
  const posted: URLSearchParams[] = [];
  sites[connect] = doorWithForms(posted);
  const client = start();
  await client.perform('sign in', { connect, password: 'wrong' });
  const fields = { destination: '//evil.example/', extra: '1' };
  const again = await client.perform('sign in here', { connect, private: true, fields });
  expect(again).toMatchObject({ page: 'mailbox', mailbox: 'red' });
  expect(again.attempts[0]?.detail.url).toBe(`https://${connect}/owa/auth.owa`);
  expect(Object.fromEntries(posted[1] ?? [])).toMatchObject({ ...fields, flags: '4', isUtf8: '1' });
});

test('sign in here does nothing where no form is shown', async () => {
  sites[connect] = doorWithForms();
  const { attempts } = await start().perform('sign in here', { connect });
  expect(attempts).toEqual([]);
});

test('sign out posts the form of the page, canary included', async () => {
  sites[connect] = doorWithForms();
  const client = start();
  await client.perform('sign in', { connect });
  const out = await client.perform('sign out', { connect });
  expect(out).toMatchObject({ page: 'logon', mailbox: null });
  expect((await client.perform('read', { connect })).page).toBe('logon');
});

test('a 401 that offers Basic is answered with Basic, then and later', async () => {
  sites[connect] = {
    'GET /owa/': ({ headers }) =>
      headers.authorization === `Basic ${Buffer.from('CONTOSO\\red-k3f9:Red-2010-Site1').toString('base64')}`
        ? { body: mailboxOf('red') }
        : { status: 401, headers: { 'www-authenticate': 'Basic realm="mail.contoso.com"' } },
  };
  const client = start();
  const { attempts, mailbox } = await client.perform('sign in', { connect });
  expect(attempts.map(({ detail }) => detail.answer?.status)).toEqual([401, 200]);
  expect(mailbox).toBe('red');
  expect((await client.perform('read', { connect })).mailbox).toBe('red');
});

const ssoForm = {
  destination: 'https://legacy.contoso.com/owa/',
  username: 'CONTOSO\\purple-k3f9',
  password: 'p',
  flags: '0',
};
const ssoTarget = 'https://legacy.contoso.com/owa/auth/owaauth.dll';

test('a silent-sso page is the observation; follow submits it at the target', async () => {
  const posted: string[] = [];
  sites[connect] = {
    ...doorWithForms(),
    'POST /owa/auth.owa': () => ({
      headers: { 'content-security-policy': silentRedirectPolicy(ssoTarget) },
      body: silentRedirectPage(ssoTarget, ssoForm),
    }),
  };
  sites['legacy.contoso.com'] = {
    'POST /owa/auth/owaauth.dll': ({ body }) => {
      posted.push(body);
      return redirect('https://legacy.contoso.com/owa/', 'sessionid=1; Secure');
    },
    'GET /owa/': () => ({ body: mailboxOf('purple') }),
  };
  const client = start();
  const sent = await client.perform('sign in', { connect });
  expect(sent).toMatchObject({
    page: 'silent-redirect',
    mailbox: null,
    redirect: { style: 'silent-sso', to: ssoTarget, destination: ssoForm.destination },
  });
  const followed = await client.follow();
  expect(followed).toMatchObject({ page: 'mailbox', mailbox: 'purple', redirect: null });
  expect(followed.attempts.map(({ detail }) => detail.url)).toEqual([
    ssoTarget,
    'https://legacy.contoso.com/owa/',
  ]);
  expect(new URLSearchParams(posted[0]).get('username')).toBe('CONTOSO\\purple-k3f9');
});

test.each<[string, RegExp | null, Record<string, string>, string]>([
  [
    'a policy that forbids its script',
    /^the page's own Content-Security-Policy blocks the script that submits the form: script-src 'none'$/,
    { 'content-security-policy': "script-src 'none'" },
    silentRedirectPage(ssoTarget, ssoForm),
  ],
  [
    'a policy that forbids the target',
    /^the page's own Content-Security-Policy blocks the form to https:\/\/legacy\S+: form-action 'self'$/,
    { 'content-security-policy': "form-action 'self'" },
    silentRedirectPage(ssoTarget, ssoForm),
  ],
  ['no script at all', null, {}, silentRedirectPage(ssoTarget, ssoForm).replace(/<script>.*<\/script>/, '')],
])('a form with %s does not submit itself: no redirect', async (_, reason, headers, body) => {
  sites[connect] = { 'GET /owa/': () => ({ headers, body }) };
  const { redirect: found, blocked } = await start().perform('open', { connect });
  expect(found).toBeNull();
  expect(blocked ?? 'nothing').toMatch(reason ?? /^nothing$/);
});

test('a plain redirect to another host is not followed before it is asked for', async () => {
  sites[connect] = {
    ...doorWithForms(),
    'POST /owa/auth.owa': () => redirect('https://legacy.contoso.com/owa/'),
  };
  sites['legacy.contoso.com'] = {
    'GET /owa/': () => ({ body: logonPage('/owa/auth/owaauth.dll', 'https://legacy.contoso.com/owa/') }),
  };
  const client = start();
  const sent = await client.perform('sign in', { connect });
  expect(sent.redirect).toEqual({ style: 'plain', to: 'https://legacy.contoso.com/owa/' });
  expect(sent.attempts.at(-1)?.detail.answer?.status).toBe(302);
  expect(await client.follow()).toMatchObject({ page: 'logon', mailbox: null, redirect: null });
});

test('a redirect to a script of the same host is not followed', async () => {
  const to = `javascript://${connect}/%0aalert(1)`;
  sites[connect] = { 'GET /owa/': () => redirect(to) };
  const sent = await start().perform('open', { connect });
  expect(sent.attempts).toHaveLength(1);
  expect(sent.redirect).toEqual({ style: 'plain', to });
});

test('a page with a link to another host is a manual redirect', async () => {
  sites[connect] = {
    'GET /owa/': () => ({
      body: '<body><a href="https://legacy.contoso.com/owa">go</a>',
    }),
  };
  expect(await start().perform('open', { connect })).toMatchObject({
    page: 'redirect',
    redirect: { style: 'manual', to: 'https://legacy.contoso.com/owa' },
  });
});

test('a redirect loop ends, as an observation', async () => {
  sites[connect] = { 'GET /owa/': () => redirect('/owa/') };
  const { attempts } = await start().perform('open', { connect });
  expect(attempts).toHaveLength(11);
  expect(attempts.at(-1)?.error).toMatch(/gave up after 10 redirects/);
});

test('a raw request is sent as given, and no redirect is followed', async () => {
  const seen: unknown[] = [];
  sites[connect] = {
    'POST /owa/ev.owa': ({ headers, body, url }) => {
      seen.push(headers['x-test'], headers.cookie, body, url);
      return redirect('/owa/auth/logon.aspx?reason=3');
    },
  };
  const sent = await start().send(
    {
      connect,
      method: 'POST',
      url: `https://${connect}/owa/ev.owa?ns=Mail`,
      headers: { 'X-Test': '1', Cookie: 'cadata=forged' },
      body: '<params/>',
    },
    () => '',
  );
  expect(seen).toEqual(['1', 'cadata=forged', '<params/>', '/owa/ev.owa?ns=Mail']);
  expect(sent.attempts).toHaveLength(1);
  expect(sent.redirect).toEqual({ style: 'plain', to: `https://${connect}/owa/auth/logon.aspx?reason=3` });
});

test('each attempt knows the connection that it went over, also after the server closed one', async () => {
  sites[connect] = { 'GET /owa/': () => ({ headers: { connection: 'close' }, body: mailboxOf('red') }) };
  const client = start();
  const ports: (number | undefined)[] = [];
  for (let count = 0; count < 3; count += 1) {
    const { attempts } = await client.perform('read', { connect });
    ports.push(attempts[0]?.connection?.localPort);
  }
  expect(opened.map(({ localPort }) => localPort)).toEqual(ports);
  expect(new Set(ports).size).toBe(3);
  sites[connect] = { 'GET /owa/': () => ({ body: mailboxOf('red') }) };
  const kept = [await client.perform('read', { connect }), await client.perform('read', { connect })];
  expect(new Set(kept.map(({ attempts }) => attempts[0]?.connection?.localPort)).size).toBe(1);
});

test.each<[string, Site[string], RegExp]>([
  ['no answer', () => ({ cut: 'all' }), /ECONNRESET|other side closed|socket hang up/],
  ['half an answer', () => ({ cut: 'half' }), /a 200 answer came only in part/],
  ['too long an answer', () => ({ body: 'x'.repeat(bodyLimit + 1) }), /larger than/],
])('%s is an observation, with the connection that it happened on', async (_, answer, error) => {
  sites[connect] = { 'GET /owa/': answer };
  const { attempts, page } = await start().perform('open', { connect });
  expect(page).toBeNull();
  expect(attempts).toHaveLength(1);
  expect(attempts[0]?.detail.answer).toBeUndefined();
  expect(attempts[0]?.error).toMatch(error);
  expect(attempts[0]?.connection?.localPort).toBe(opened[0]?.localPort);
});

test('a name that nobody answers to is an observation without a connection', async () => {
  const { attempts } = await start().perform('sign in', { connect: 'old.contoso.com' });
  expect(attempts[0]?.error).toMatch(/no server of the lab answers to old\.contoso\.com:443/);
  expect(attempts[0]?.connection).toBeUndefined();
});

test('cookies expire by the lab clock', async () => {
  const cookies: unknown[] = [];
  sites[connect] = {
    'GET /owa/': ({ headers }) => {
      cookies.push(headers.cookie);
      return {
        headers: {
          'set-cookie': [
            'short=1; Max-Age=60; Secure',
            `dated=1; Expires=${new Date(now + 120_000).toUTCString()}; Secure`,
          ],
        },
        body: errorPage('y'),
      };
    },
  };
  const client = start();
  await client.perform('read', { connect });
  now += 30_000;
  await client.perform('read', { connect });
  delete (sites[connect] as Site)['GET /owa/'];
  sites[connect] = {
    'GET /owa/': ({ headers }) => {
      cookies.push(headers.cookie);
      return { body: '' };
    },
  };
  now += 90_000;
  await client.perform('read', { connect });
  now += 600_000;
  await client.perform('read', { connect });
  expect(cookies).toEqual([undefined, 'short=1; dated=1', 'dated=1', undefined]);
});

test.each([
  ['sing in', {}, /there is no verb "sing in".*did you mean "sign in"/],
  ['sign in', { pasword: 'x' }, /has no option "pasword".*did you mean "password"/],
  ['sign in', { private: 'yes' }, /private has to be a boolean, found "yes"/],
  ['read', { path: 'owa' }, /path has to be a path that begins with a slash, found "owa"/],
  ['sign out', { path: '/' }, /it takes no options/],
])('verb %j with options %j: a clear error', async (verb, options, message) => {
  await expect(start().perform(verb, { connect, ...options })).rejects.toThrow(message);
});
