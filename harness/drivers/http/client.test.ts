import { createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type CertificateAuthority, createCertificateAuthority } from '../../../net/certificates.ts';
import { type Listener, listen } from '../../../net/listen.ts';
import type { NameMap } from '../../../net/name-map.ts';
import { serverContextOf, type TlsIdentity } from '../../../net/tls.ts';
import type { HttpClientAttempt } from './attempt.ts';
import { createHttpClient, type HttpClient, type HttpRequest } from './client.ts';

/** What the server does with a connection once a request's head has come; `tcp` is what is below TLS. */
type Behaviour = (stream: Socket, tcp: Socket) => void;

const names: NameMap = {};
const heads: string[] = [];
const listeners: Listener[] = [];
let authority: CertificateAuthority;
let client: HttpClient;
let behave: Behaviour;

/** Hands over a request's head, and what it is answered with. */
function serveStream(stream: Socket, tcp: Socket): void {
  let text = '';
  stream
    .on('error', () => {})
    .on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (!text.includes('\r\n\r\n')) return;
      heads.push(text);
      text = '';
      behave(stream, tcp);
    });
}

async function start(name: string, identity: TlsIdentity | null): Promise<void> {
  const server = createServer((tcp) => {
    tcp.on('error', () => {});
    const stream =
      identity === null
        ? tcp
        : new TLSSocket(tcp, { isServer: true, secureContext: serverContextOf(identity) });
    serveStream(stream, tcp);
  });
  const listener = await listen(server, name, { address: '127.0.0.1', port: 0 });
  listeners.push(listener);
  names[name] = [listener.endpoint];
}

beforeAll(async () => {
  authority = await createCertificateAuthority();
  await start('mail.contoso.com:443', await authority.identityFor(['mail.contoso.com']));
  await start('wrong.contoso.com:443', await authority.identityFor(['mail.contoso.com']));
  await start('mail.contoso.com:80', null);
  await start('closed.contoso.com:443', null);
  await listeners.pop()?.close();
});

afterEach(() => client.close());
afterAll(() => Promise.all(listeners.map((listener) => listener.close())));

function ask(request: Partial<HttpRequest> = {}): Promise<HttpClientAttempt> {
  heads.length = 0;
  client = createHttpClient(
    { names, ca: authority.ca, choose: ([first]) => first, now: () => 0, onConnect: () => {} },
    {},
  );
  return client.request({ method: 'GET', url: 'https://mail.contoso.com/', ...request });
}

const write =
  (text: string): Behaviour =>
  (stream) =>
    void stream.write(text);
const nothing = 'HTTP/1.1 204 No Content\r\n\r\n';

test.each(['/owa\\..\\ecp/', "/owa/?s='o'", '/a/./b/../%2e%2E//c', '/owa/#hash', '/?q={a}|"ü"<b>'])(
  'the target %s goes out byte for byte',
  async (target) => {
    behave = write(nothing);
    const { detail } = await ask({ url: `https://mail.contoso.com${target}`, isRaw: true });
    expect(detail.answer?.status).toBe(204);
    expect(heads[0]?.split('\r\n', 1)).toEqual([`GET ${target} HTTP/1.1`]);
    expect(detail.url).toBe(`https://mail.contoso.com${target}`);
  },
);

test.each([
  ['https://mail.contoso.com/owa/?a=b', { host: ['mail.contoso.com', 'other.contoso.com'] }],
  ['*', { host: [] }],
])('the target %s goes out in place of that of the URL, with the lines of %j', async (target, headers) => {
  behave = write(nothing);
  const { detail } = await ask({ isRaw: true, target, headers });
  expect(detail.answer?.status).toBe(204);
  const [requestLine, ...lines] = heads[0]?.split('\r\n') ?? [];
  expect(requestLine).toBe(`GET ${target} HTTP/1.1`);
  expect(lines.filter((line) => /^host:/i.test(line))).toEqual(headers.host.map((host) => `host: ${host}`));
});

test('a browser normalises what it opens, and keeps the fragment to itself', async () => {
  behave = write(nothing);
  await ask({ url: 'https://mail.contoso.com/owa\\..\\ecp/#here' });
  expect(heads[0]).toMatch(/^GET \/ecp\/ HTTP/);
});

test('header values go out as they are written, those of the connection too', async () => {
  behave = write(nothing);
  const headers = {
    Connection: 'x-mine',
    'x-mine': "a  'b';c",
    TE: 'trailers',
    host: 'MAIL.contoso.com:443',
  };
  await ask({ headers });
  expect(heads[0]?.split('\r\n').slice(1, -2)).toEqual([
    'connection: x-mine',
    "x-mine: a  'b';c",
    'te: trailers',
    'host: MAIL.contoso.com:443',
  ]);
});

test.each(['/a b', '/a\r\nx: y', '/\u20ac'])('no target can have what would end it: %j', async (target) => {
  const attempt = await ask({ url: `https://mail.contoso.com${target}`, isRaw: true });
  expect(attempt).toMatchObject({ error: expect.stringMatching(/unescaped characters/) });
  expect(attempt.noAnswer).toBeUndefined();
});

test('a body waits for 100 Continue where the request says that it expects one', async () => {
  const said: string[] = [];
  behave = (stream) => {
    said.push('continue');
    stream.removeAllListeners('data').once('data', (body) => {
      said.push(String(body));
      stream.write(nothing);
    });
    stream.write('HTTP/1.1 100 Continue\r\n\r\n');
  };
  await ask({ method: 'POST', body: 'body', headers: { expect: '100-continue' } });
  expect(said).toEqual(['continue', 'body']);
});

test('of an answer every line, the reason and the trailers are kept as they came', async () => {
  behave = write(
    'HTTP/1.1 401 Not For You\r\nWWW-Authenticate: Negotiate\r\nwww-authenticate: Basic realm="a"\r\n' +
      'Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n2\r\nhi\r\n0\r\nX-Sum: 7\r\n\r\n',
  );
  const { answer } = (await ask()).detail;
  expect(answer).toMatchObject({
    status: 401,
    reason: 'Not For You',
    body: 'hi',
    trailers: [['X-Sum', '7']],
  });
  expect(answer?.lines.slice(0, 2)).toEqual([
    ['WWW-Authenticate', 'Negotiate'],
    ['www-authenticate', 'Basic realm="a"'],
  ]);
  expect(answer?.headers['www-authenticate']).toBe('Negotiate, Basic realm="a"');
});

test.each<[string | null, string]>([
  [null, 'é'],
  ['text/html; charset=windows-1252', 'Ã©'],
  ['image/png', 'Ã©'],
])('two bytes of %p are read as %s', async (type, body) => {
  const line = type === null ? '' : `content-type: ${type}\r\n`;
  behave = write(`HTTP/1.1 200 OK\r\n${line}content-length: 2\r\n\r\né`);
  expect((await ask()).detail.answer?.body).toBe(body);
});

test('interim answers are told beside the answer', async () => {
  behave = write(`HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n${nothing}`);
  expect((await ask()).detail.answer).toMatchObject({ status: 204, interim: [102] });
  behave = write(nothing);
  expect((await ask()).detail.answer).not.toHaveProperty('interim');
});

test.each<[string, string, string]>([
  ['to HEAD', 'HEAD', 'content-length: 4\r\n\r\nbody'],
  ['of its length', 'GET', 'content-length: 2\r\n\r\nbody'],
])('what follows an answer %s belongs to none', async (_, method, rest) => {
  behave = write(`HTTP/1.1 200 OK\r\n${rest}`);
  const attempt = await ask({ method });
  expect(attempt.error).toBe(`a 200 answer to ${method} was followed by bytes that belong to no answer`);
  expect(attempt.noAnswer).toBeUndefined();
  expect(attempt.detail).toMatchObject({ partial: { status: 200 } });
  expect(attempt.detail.answer).toBeUndefined();
});

const head = 'HTTP/1.1 200 OK\r\nconnection: close\r\n';
const inOrder: Behaviour = (stream) => void stream.end();
const without: Behaviour = (_, tcp) => void tcp.end();
const reset: Behaviour = (_, tcp) => void tcp.resetAndDestroy();

/** Says something, and ends once that is on its way. */
const saying =
  (text: string, end: Behaviour): Behaviour =>
  (stream, tcp) =>
    void stream.write(text, () => end(stream, tcp));

test.each<[string, string, Behaviour]>([
  ['of a known length', `${head}content-length: 4\r\n\r\nhalf`, reset],
  ['in chunks', `${head}transfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n0\r\n\r\n`, reset],
  ['that lasts as long as its connection', `${head}\r\nhalf`, inOrder],
])('an answer %s is whole however the connection ends after it', async (_, text, end) => {
  behave = saying(text, end);
  expect(await ask()).toMatchObject({ detail: { answer: { status: 200, body: 'half' } } });
});

test.each<[string, string, Behaviour, RegExp]>([
  ['of a known length, ended', `${head}content-length: 9\r\n\r\nhalf`, inOrder, /4 of 9 bytes/],
  ['of a known length, reset', `${head}content-length: 9\r\n\r\nhalf`, reset, /of 9 bytes/],
  ['without its last chunk', `${head}transfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n`, inOrder, /4 bytes/],
  ['in the midst of a chunk', `${head}transfer-encoding: chunked\r\n\r\n9\r\nhalf`, inOrder, /4 bytes/],
  ['without framing or close_notify', `${head}\r\nhalf`, without, /4 bytes: its connection ended without/],
  ['without framing, reset', `${head}\r\nhalf`, reset, /bytes: .*ECONNRESET/],
])('an answer %s is cut short', async (_, text, end, error) => {
  behave = saying(text, end);
  const attempt = await ask();
  expect(attempt).toMatchObject({ noAnswer: 'cut short', error: expect.stringMatching(error) });
  expect(attempt.detail.answer).toBeUndefined();
  expect(attempt.detail.partial).toMatchObject({ status: 200, reason: 'OK' });
});

test.each<[string, Behaviour, boolean]>([
  ['ends', inOrder, true],
  ['resets', reset, false],
])('without TLS an answer without framing is whole when its connection %s: %#', async (_, end, isWhole) => {
  behave = saying(`${head}\r\nhalf`, end);
  const attempt = await ask({ url: 'http://mail.contoso.com/' });
  expect(attempt.noAnswer).toBe(isWhole ? undefined : 'cut short');
  expect(attempt.detail.answer?.body).toBe(isWhole ? 'half' : undefined);
});

test.each<[string, string, Behaviour]>([
  ['unknown name', 'https://nobody.contoso.com/', inOrder],
  ['refused', 'https://closed.contoso.com/', inOrder],
  ['untrusted', 'https://wrong.contoso.com/', inOrder],
  ['reset', 'https://mail.contoso.com/', inOrder],
  ['reset', 'https://mail.contoso.com/', without],
  ['reset', 'https://mail.contoso.com/', reset],
  ['reset', 'https://mail.contoso.com/', saying('HTTP/1.1 200 OK\r\ncontent-', inOrder)],
])('nobody answers: %s (%#)', async (noAnswer, url, end) => {
  behave = end;
  const attempt = await ask({ url });
  expect(attempt).toMatchObject({ noAnswer, error: expect.stringMatching(/./) });
  expect(attempt.detail).not.toHaveProperty('partial');
});

test('a client that is closed while it waits ends with an error that is nobody else', async () => {
  const asked = new Promise<void>((resolve) => {
    behave = () => resolve();
  });
  const pending = ask();
  await asked;
  await client.close();
  const attempt = await pending;
  expect(attempt.error).toMatch(/abort/);
  expect(attempt.noAnswer).toBeUndefined();
});

test('a later request of the client takes the same connection', async () => {
  behave = write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
  const first = await ask();
  const second = await client.request({ method: 'POST', url: 'https://mail.contoso.com/', body: '' });
  expect(first.connection).toEqual(second.connection);
  expect(heads[1]).toMatch(/content-length: 0\r\n/);
});
