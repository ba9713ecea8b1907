import { randomBytes } from 'node:crypto';
import { createServer } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { request } from 'undici';
import { type AgentOptions, createAgent, type OpenedConnection } from './agent.ts';
import { type CertificateAuthority, createCertificateAuthority } from './certificates.ts';
import { ListenError, type Listener, listen } from './listen.ts';
import type { Endpoint, NameMap } from './name-map.ts';
import { tlsVersionOfTheTime } from './tls.ts';

const loopback = { address: '127.0.0.1', port: 0 };
let authority: CertificateAuthority;
let servers: Record<'one' | 'two', Listener>;
const names: NameMap = {};

/** Answers what it was asked and who it is. */
async function startServer(name: string): Promise<Listener> {
  const identity = await authority.identityFor([`${name}.contoso.com`, 'mail.contoso.com']);
  const server = createServer(identity, (incoming, response) => {
    response.end(
      JSON.stringify({
        name,
        host: incoming.headers.host,
        url: incoming.url,
        sni: (incoming.socket as TLSSocket & { servername: string }).servername,
      }),
    );
  });
  return listen(server, name, loopback);
}

beforeAll(async () => {
  authority = await createCertificateAuthority();
  servers = { one: await startServer('one'), two: await startServer('two') };
  names['mail.contoso.com:443'] = [servers.one.endpoint, servers.two.endpoint];
  names['wrong.contoso.com:443'] = [servers.one.endpoint];
});

afterAll(async () => {
  await Promise.all(Object.values(servers).map((server) => server.close()));
});

async function get(url: string, options: Partial<AgentOptions> = {}): Promise<Record<string, string>> {
  const agent = createAgent({ names, ca: authority.ca, ...options });
  try {
    const answer = await request(url, { dispatcher: agent });
    return (await answer.body.json()) as Record<string, string>;
  } finally {
    await agent.destroy();
  }
}

test('URL, Host header and SNI stay nominal; the socket goes where the map says', async () => {
  const opened: OpenedConnection[] = [];
  const answer = await get('https://mail.contoso.com/owa/?a=1', {
    onConnect: (connection) => opened.push(connection),
  });
  expect(answer).toEqual({
    name: 'one',
    host: 'mail.contoso.com',
    url: '/owa/?a=1',
    sni: 'mail.contoso.com',
  });
  expect(opened).toEqual([
    {
      host: 'mail.contoso.com',
      port: 443,
      endpoint: servers.one.endpoint,
      localPort: expect.any(Number),
    },
  ]);
  expect(opened[0]?.localPort).toBeGreaterThan(0);
});

test('chooses among the end points of a load-balanced name', async () => {
  const choose = (endpoints: Endpoint[]) => endpoints.at(-1);
  expect(await get('https://MAIL.contoso.com/', { choose })).toMatchObject({ name: 'two' });
});

test('a name may be added after the agent was made', async () => {
  const growing: NameMap = {};
  const agent = createAgent({ names: growing, ca: authority.ca });
  growing['two.contoso.com:443'] = [servers.two.endpoint];
  const answer = await request('https://two.contoso.com/', { dispatcher: agent });
  expect(await answer.body.json()).toMatchObject({ name: 'two' });
  await agent.destroy();
});

test.each([
  ['a name that nobody answers to', 'https://nowhere.contoso.com/', {}, 'ENOTFOUND'],
  ['a port that nobody listens on', 'https://mail.contoso.com:444/', {}, 'ENOTFOUND'],
  ['no end point left to choose', 'https://mail.contoso.com/', { choose: () => undefined }, 'ENOTFOUND'],
  ['a certificate for other names', 'https://wrong.contoso.com/', {}, 'ERR_TLS_CERT_ALTNAME_INVALID'],
])('%s fails with a code', async (_, url, options, code) => {
  await expect(get(url, options)).rejects.toMatchObject({ code });
});

test("another lab's authority is not trusted", async () => {
  const stranger = await createCertificateAuthority();
  await expect(get('https://mail.contoso.com/', { ca: stranger.ca })).rejects.toMatchObject({
    code: expect.stringMatching(/UNABLE_TO_VERIFY|SELF_SIGNED/),
  });
});

test('the same names get the same certificate, others another one', async () => {
  const [first, again, other] = await Promise.all(
    [['a.contoso.com'], ['A.contoso.com'], ['a.contoso.com', 'b.contoso.com']].map((list) =>
      authority.identityFor(list),
    ),
  );
  expect(again).toBe(first);
  expect(other?.cert).not.toBe(first?.cert);
});

test('a port that is taken is reported with the server that wanted it', async () => {
  const failure = await listen(createServer(), 'cas2010-1', servers.one.endpoint).catch((error) => error);
  expect(failure).toBeInstanceOf(ListenError);
  expect(failure).toMatchObject({
    server: 'cas2010-1',
    message: expect.stringMatching(/^cas2010-1 cannot listen on 127\.0\.0\.1:\d+: another program/),
  });
});

test('closing a listener drops what is open and frees the port', async () => {
  const server = await startServer('three');
  const agent = createAgent({ names: { 'three.contoso.com:443': [server.endpoint] }, ca: authority.ca });
  await (await request('https://three.contoso.com/', { dispatcher: agent })).body.dump();
  await server.close();
  await expect(request('https://three.contoso.com/', { dispatcher: agent })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
  await agent.destroy();
  await (await listen(createServer(), 'heir', server.endpoint)).close();
});

test('sessions are resumed by every agent of one authority, with each end point of a name its own', async () => {
  const identity = await authority.identityFor(['shared.contoso.com']);
  const tellsWhetherResumed = () =>
    listen(
      createServer({ ...identity, ticketKeys: randomBytes(48) }, (incoming, response) => {
        response.end(JSON.stringify({ resumed: (incoming.socket as TLSSocket).isSessionReused() }));
      }),
      'shared',
      loopback,
    );
  const both = [await tellsWhetherResumed(), await tellsWhetherResumed()];
  names['shared.contoso.com:443'] = both.map(({ endpoint }) => endpoint);
  const ask = (index: number) =>
    get('https://shared.contoso.com/', {
      choose: (endpoints) => endpoints[index],
      maxTlsVersion: tlsVersionOfTheTime,
    });
  const answers = [await ask(0), await ask(1), await ask(0), await ask(1)];
  expect(answers.map(({ resumed }) => resumed)).toEqual([false, false, true, true]);
  await Promise.all(both.map((server) => server.close()));
});
