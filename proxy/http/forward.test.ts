import type { IncomingMessage } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { verifyIdentity } from '../../contract/identity.ts';
import { listen } from '../../net/listen.ts';
import { until } from '../../net/testing/until.ts';
import {
  labKey,
  persons,
  startImpostor,
  startTestFrontEnd,
  type TestFrontEnd,
} from '../testing/test-front-end.ts';

// Nothing here waits for time to pass; this only bounds a starved machine.
jest.setTimeout(30_000);

let frontEnd: TestFrontEnd;
const green = { authorization: persons.green };
/** The back end of green: the only one with the active copy, so every request of green gets there. */
const backEnd = 'mbx2013-1';

beforeAll(async () => {
  frontEnd = await startTestFrontEnd([backEnd]);
});
afterAll(() => frontEnd.close());
afterEach(() => {
  frontEnd.backEnds.clear();
  expect(frontEnd.problems).toEqual([]);
});

const megabyte = Buffer.alloc(1024 * 1024, 'x');
/** Megabytes: several times what the sockets on the way hold. */
const streamed = 64;

/** 100 s on the clock: what a back end may take for OWA. */
function passResponseTimeout({ clock }: TestFrontEnd): void {
  const end = clock.now() + 100_000;
  for (let due = clock.nextDue(); due !== undefined && due <= end; due = clock.nextDue()) clock.fireNext();
  clock.moveTo(end);
}

/** Everything that is answered until the proxy closes the connection. */
async function rawExchange(bytes: string): Promise<string> {
  const socket = await frontEnd.connect();
  socket.write(bytes);
  return text(socket);
}

/** Everything up to the first answer that is not 1xx, head and body, on a connection that stays open. */
async function rawUntil(bytes: string, ending: string): Promise<string> {
  const socket = await frontEnd.connect();
  let seen = '';
  socket.on('data', (chunk: Buffer) => {
    seen += chunk.toString('latin1');
  });
  socket.write(bytes);
  await until(`the answer ends with ${JSON.stringify(ending)}; seen ${seen}`, () => seen.includes(ending));
  socket.destroy();
  return seen;
}

describe('what the back end sees', () => {
  async function seen(headers: Record<string, string>): Promise<IncomingMessage> {
    let incoming: IncomingMessage | undefined;
    frontEnd.backEnds.set(backEnd, (request, response) => {
      incoming = request;
      response.end('ok');
    });
    const answer = await frontEnd.send('/owa/?ae=Item', { headers: { ...green, ...headers } });
    await answer.body.dump();
    if (incoming === undefined)
      throw new Error(`the back end was not asked; the proxy answered ${answer.statusCode}`);
    return incoming;
  }

  test('the marks of the front end, and its own name as Host', async () => {
    const { headers, url } = await seen({});
    expect(url).toBe('/owa/?ae=Item');
    expect(headers).toMatchObject({
      host: 'mbx2013-1.contoso.com',
      'x-forwarded-for': '127.0.0.1',
      'x-isfromcafe': '1',
      msexchproxyuri: 'https://mail.contoso.com/owa/?ae=Item',
    });
    expect(headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(verifyIdentity(String(headers['x-commonaccesstoken']), labKey)).toMatchObject({
      user: 'green',
      userPrincipalName: 'green@contoso.com',
      issuer: 'cas2013-1',
    });
  });

  test('neither the password nor the session cookies, but every other cookie', async () => {
    const { headers } = await seen({
      cookie: 'cadata=a; UserContext="a%20b"; cadataTTL=1; cadataKey=k; x=%zz=,y; cadataSig=s',
    });
    expect(headers.authorization).toBeUndefined();
    expect(headers.cookie).toBe('UserContext="a%20b"; x=%zz=,y');
  });

  test("nothing that a client forges in the front end's or the lab's name", async () => {
    const { rawHeaders } = await seen({
      'X-CommonAccessToken': 'forged',
      'X-IsFromCafe': '0',
      msExchProxyUri: 'https://evil.example/',
      'X-Coexlab-Author': 'forged',
      'x-coexlab-routing-error': 'mailbox-not-here',
    });
    const spelt = rawHeaders.map((item) => item.toLowerCase());
    expect(spelt).not.toContain('forged');
    expect(spelt).not.toContain('x-coexlab-author');
    expect(spelt).not.toContain('x-coexlab-routing-error');
    expect(spelt.filter((item) => item === 'x-isfromcafe')).toHaveLength(1);
  });

  test("the client's address behind what X-Forwarded-For says already", async () => {
    expect((await seen({ 'x-forwarded-for': '10.1.2.3' })).headers['x-forwarded-for']).toBe(
      '10.1.2.3, 127.0.0.1',
    );
  });

  test("a client's own request id is kept", async () => {
    expect((await seen({ 'client-request-id': 'mine' })).headers['client-request-id']).toBe('mine');
  });

  test('no hop-by-hop header, nor what Connection names', async () => {
    let raw: string[] = [];
    frontEnd.backEnds.set(backEnd, (request, response) => {
      raw = request.rawHeaders;
      response.end('ok');
    });
    await rawExchange(
      `GET /owa/ HTTP/1.1\r\nHost: mail.contoso.com\r\nAuthorization: ${persons.green}\r\nConnection: close, X-Secret\r\nX-Secret: s\r\nKeep-Alive: 5\r\nTE: trailers\r\nProxy-Authorization: p\r\nUpgrade: h2c\r\nX-Kept: yes\r\n\r\n`,
    );
    const names = raw.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
    expect(names).toContain('x-kept');
    for (const gone of ['x-secret', 'keep-alive', 'te', 'proxy-authorization', 'upgrade']) {
      expect(names).not.toContain(gone);
    }
  });
});

describe('what the client gets', () => {
  test('status, reason, duplicated headers in order, and the diagnostic headers', async () => {
    frontEnd.backEnds.set(backEnd, (_request, response) => {
      response.writeHead(218, 'This is fine', [
        ['Set-Cookie', 'a=1; path=/'],
        ['Set-Cookie', 'b=2; path=/'],
        ['X-FEServer', 'liar'],
        ['X-Own', '1'],
        ['Keep-Alive', 'timeout=99'],
      ]);
      response.end('body');
    });
    const answer = await frontEnd.send('/owa/', { headers: green });
    expect(await answer.body.text()).toBe('body');
    expect(answer.statusCode).toBe(218);
    expect(answer.headers['set-cookie']).toEqual(['a=1; path=/', 'b=2; path=/']);
    expect(answer.headers).toMatchObject({
      'x-own': '1',
      'x-feserver': 'cas2013-1',
      'x-calculatedbetarget': 'mbx2013-1.contoso.com',
      'x-beserver': backEnd,
      'x-diaginfo': 'cas2013-1',
    });
    expect(answer.headers['request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers['keep-alive']).not.toContain('99');
  });

  test.each([
    ['https://mbx2013-1.contoso.com:444/owa/x?y=1', 'https://mail.contoso.com/owa/x?y=1'],
    ['https://MBX2013-1.contoso.com/owa/', 'https://mail.contoso.com/owa/'],
    ['/owa/elsewhere', '/owa/elsewhere'],
    ['https://mbx2013-1.contoso.com.evil.example/', 'https://mbx2013-1.contoso.com.evil.example/'],
  ])('Location %s arrives as %s', async (location, expected) => {
    frontEnd.backEnds.set(backEnd, (_request, response) => response.writeHead(302, { location }).end());
    const answer = await frontEnd.send('/owa/', { headers: green });
    await answer.body.dump();
    expect(answer.headers.location).toBe(expected);
  });

  test('HEAD: the length without the body, and the connection goes on', async () => {
    frontEnd.backEnds.set(backEnd, (request, response) =>
      response.writeHead(200, { 'content-length': '5' }).end(request.method === 'HEAD' ? undefined : 'hello'),
    );
    const head = (method: string) =>
      `${method} /owa/ HTTP/1.1\r\nHost: mail.contoso.com\r\nAuthorization: ${persons.green}\r\n`;
    const seen = await rawExchange(`${head('HEAD')}\r\n${head('GET')}Connection: close\r\n\r\n`);
    expect(seen.match(/content-length: 5\r\n/g)).toHaveLength(2);
    expect(seen.match(/hello/g)).toHaveLength(1);
  });

  test('304 and 204 without a body', async () => {
    for (const status of [204, 304]) {
      frontEnd.backEnds.set(backEnd, (_request, response) => response.writeHead(status).end());
      const answer = await frontEnd.send('/owa/', { headers: green });
      expect([answer.statusCode, await answer.body.text()]).toEqual([status, '']);
    }
  });

  test('trailers, announced and sent', async () => {
    frontEnd.backEnds.set(backEnd, (_request, response) => {
      response.writeHead(200, { trailer: 'X-Checksum' });
      response.write('part');
      response.addTrailers({ 'X-Checksum': 'abc' });
      response.end();
    });
    const answer = await frontEnd.send('/owa/', { headers: green });
    expect(await answer.body.text()).toBe('part');
    expect(answer.headers.trailer).toBe('X-Checksum');
    expect(answer.trailers).toEqual({ 'x-checksum': 'abc' });
  });

  test('early hints before the answer', async () => {
    frontEnd.backEnds.set(backEnd, (_request, response) => {
      response.writeEarlyHints({ link: '</a.css>; rel=preload; as=style' });
      response.end('late');
    });
    const seen = await rawExchange(
      `GET /owa/ HTTP/1.1\r\nHost: mail.contoso.com\r\nAuthorization: ${persons.green}\r\nConnection: close\r\n\r\n`,
    );
    expect(seen).toMatch(
      /^HTTP\/1\.1 103 .*\r\nlink: <\/a\.css>; rel=preload; as=style\r\n\r\nHTTP\/1\.1 200 /is,
    );
  });

  test('the head of an answer at once, though its body hangs', async () => {
    let finish = () => {};
    frontEnd.backEnds.set(backEnd, (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.flushHeaders();
      finish = () => response.end('at last');
    });
    const answer = await frontEnd.send('/owa/', { headers: green });
    expect(answer.statusCode).toBe(200);
    finish();
    expect(await answer.body.text()).toBe('at last');
  });
});

describe('bodies are streamed', () => {
  test('down: a client that does not read stops the back end', async () => {
    let written = 0;
    let drained = false;
    frontEnd.backEnds.set(backEnd, (_request, response) => {
      const more = () => {
        while (written < streamed) {
          written += 1;
          if (!response.write(megabyte)) return void response.once('drain', more);
        }
        drained = true;
        response.end();
      };
      more();
    });
    const answer = await frontEnd.send('/owa/', { headers: green });
    let before = -1;
    await until('the back end stops writing', () => {
      const same = before === written;
      before = written;
      return same;
    });
    expect(drained).toBe(false);
    expect(written).toBeLessThan(streamed / 2);
    let size = 0;
    for await (const chunk of answer.body) size += (chunk as Buffer).length;
    expect(size).toBe(streamed * megabyte.length);
  });

  test('up: a back end that does not read stops the client', async () => {
    let resume = () => {};
    let received = 0;
    frontEnd.backEnds.set(backEnd, (request, response) => {
      resume = () => {
        request.on('data', (chunk: Buffer) => {
          received += chunk.length;
        });
        request.on('end', () => response.end(String(received)));
      };
    });
    let produced = 0;
    const body = Readable.from(
      (async function* () {
        while (produced < streamed) {
          produced += 1;
          yield megabyte;
        }
      })(),
    );
    const sending = frontEnd.send('/owa/', { method: 'POST', headers: green, body });
    let before = -1;
    await until('the client is stopped', () => {
      const same = before === produced && produced > 0;
      before = produced;
      return same;
    });
    expect(produced).toBeLessThan(streamed / 2);
    resume();
    expect(await (await sending).body.text()).toBe(String(streamed * megabyte.length));
  });

  test.each([
    ['of known length', { 'content-length': '11' }],
    ['chunked', { 'transfer-encoding': 'chunked' }],
  ])('%s, and it arrives so', async (_name, expected) => {
    frontEnd.backEnds.set(backEnd, async (request, response) => {
      const body = await text(request);
      response.end(JSON.stringify({ headers: request.headers, body }));
    });
    const chunked = 'transfer-encoding' in expected;
    const answer = await frontEnd.send('/owa/', {
      method: 'POST',
      headers: green,
      body: chunked ? Readable.from(['hello ', 'world']) : 'hello world',
    });
    const seen = (await answer.body.json()) as { headers: object; body: string };
    expect(seen).toMatchObject({ headers: expected, body: 'hello world' });
  });

  test('an answer that comes before the request is read reaches the client', async () => {
    frontEnd.backEnds.set(backEnd, (_request, response) => {
      response.writeHead(413, { connection: 'close' }).end('enough');
    });
    const body = Readable.from(
      (async function* () {
        for (let turn = 0; turn < 20; turn += 1) yield megabyte;
      })(),
    );
    const answer = await frontEnd.send('/owa/', { method: 'POST', headers: green, body });
    expect([answer.statusCode, await answer.body.text()]).toEqual([413, 'enough']);
  });

  test('an early answer leaves the connection usable: the rest of the body is read away', async () => {
    frontEnd.backEnds.set(backEnd, (request, response) => {
      const early = { connection: 'close', 'content-length': '6' };
      if (request.method === 'POST') response.writeHead(413, early).end('enough');
      else response.end('next');
    });
    const socket = await frontEnd.connect();
    let seen = '';
    socket.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
    });
    const head = (method: string) =>
      `${method} /owa/ HTTP/1.1\r\nHost: mail.contoso.com\r\nAuthorization: ${persons.green}\r\n`;
    socket.write(`${head('POST')}Content-Length: ${8 * megabyte.length}\r\n\r\n`);
    socket.write(megabyte);
    await until('the early answer', () => seen.endsWith('enough'));
    for (let turn = 1; turn < 8; turn += 1) socket.write(megabyte);
    socket.write(`${head('GET')}\r\n`);
    await until('the next answer on the same connection', () => seen.endsWith('next'));
    expect(seen.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']);
    socket.destroy();
  });

  test('Expect: 100-continue is answered once the request is authenticated and routed', async () => {
    frontEnd.backEnds.set(backEnd, async (request, response) => response.end(`got ${await text(request)}`));
    const head = (authorization: string) =>
      `POST /owa/ HTTP/1.1\r\nHost: mail.contoso.com\r\n${authorization}Content-Length: 5\r\nExpect: 100-continue\r\n\r\n`;
    const refused = await rawUntil(head(''), '\r\n\r\n');
    expect(refused).toMatch(/^HTTP\/1\.1 440 /);
    const socket = await frontEnd.connect();
    let seen = '';
    socket.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
    });
    socket.write(head(`Authorization: ${persons.green}\r\n`));
    await until('100 Continue', () => seen.startsWith('HTTP/1.1 100 Continue\r\n\r\n'));
    socket.write('hello');
    await until('the answer', () => seen.endsWith('got hello'));
    socket.destroy();
  });
});

describe('when something breaks', () => {
  test('a client that goes away cancels the request to the back end', async () => {
    let cancelled = false;
    let asked = false;
    frontEnd.backEnds.set(backEnd, (request, response) => {
      asked = true;
      response.once('close', () => {
        cancelled = !response.writableFinished;
      });
      request.resume();
    });
    const socket = await frontEnd.connect();
    socket.write(`GET /owa/ HTTP/1.1\r\nHost: mail.contoso.com\r\nAuthorization: ${persons.green}\r\n\r\n`);
    await until('the back end is asked', () => asked);
    socket.destroy();
    await until('the back end sees the request cancelled', () => cancelled);
    await until('it is recorded', () => frontEnd.records.at(-1)?.error === 'CLIENT_ABORTED');
    expect(frontEnd.records.at(-1)?.status).toBeNull();
  });

  test('a back end that fails in the middle of its answer: the connection is cut, nothing pretends to be whole', async () => {
    frontEnd.backEnds.set(backEnd, (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('only this', () => response.socket?.destroy());
    });
    const answer = await frontEnd.send('/owa/', { headers: green });
    expect(answer.statusCode).toBe(200);
    await expect(answer.body.text()).rejects.toThrow();
  });

  test('an answer without length that ends without a closure alert reaches the client cut off as well', async () => {
    frontEnd.backEnds.set(backEnd, ({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\nonly this', () => socket.destroy());
    });
    await expect(
      frontEnd.send('/owa/', { headers: green }).then(({ body }) => body.text()),
    ).rejects.toThrow();
    frontEnd.backEnds.set(backEnd, ({ socket }) => {
      socket.end('HTTP/1.1 200 OK\r\n\r\nall of it');
    });
    const { body } = await frontEnd.send('/owa/', { headers: green });
    expect(await body.text()).toBe('all of it');
  });

  test('a reset before the answer: 502 made by the proxy', async () => {
    frontEnd.backEnds.set(backEnd, (request) => request.socket.destroy());
    const answer = await frontEnd.send('/owa/', { headers: green });
    expect(answer.statusCode).toBe(502);
    expect(answer.headers['x-diaginfo']).toMatch(/^cas2013-1;\w+$/);
    expect(answer.headers['x-beserver']).toBeUndefined();
    expect(answer.headers['x-calculatedbetarget']).toBe('mbx2013-1.contoso.com');
    expect(await answer.body.text()).toContain('<h1>');
  });

  test('no answer in time: 504, on the clock, and the request is cancelled', async () => {
    let cancelled = false;
    let asked = false;
    frontEnd.backEnds.set(backEnd, (_request, response) => {
      asked = true;
      response.once('close', () => {
        cancelled = true;
      });
    });
    const sending = frontEnd.send('/owa/', { headers: green });
    await until('the back end is asked', () => asked);
    passResponseTimeout(frontEnd);
    const answer = await sending;
    expect(answer.statusCode).toBe(504);
    expect(await answer.body.text()).toContain('did not answer within 100000 ms');
    await until('cancelled', () => cancelled);
  });

  test.each([
    ['garbage', 'this is not HTTP\r\n\r\n', 'answered something that is not HTTP'],
    ['a closed connection', '', 'closed the connection before it had answered'],
  ])('%s instead of an answer: 502', async (_name, bytes, told) => {
    frontEnd.backEnds.set(backEnd, (request) => request.socket.end(bytes));
    const answer = await frontEnd.send('/owa/', { headers: green });
    expect(await answer.body.text()).toContain(told);
    expect(answer.statusCode).toBe(502);
  });

  test.each([
    ['content-length and transfer-encoding', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n'],
    ['a folded header line', 'X-Folded: a\r\n b\r\n'],
    ['a space before the colon', 'X-Odd : a\r\n'],
  ])('a request with %s: 400 by the proxy, and no back end sees it', async (_name, lines) => {
    let asked = false;
    frontEnd.backEnds.set(backEnd, (_request, response) => {
      asked = true;
      response.end();
    });
    const seen = await rawExchange(
      `POST /owa/ HTTP/1.1\r\nHost: mail.contoso.com\r\nAuthorization: ${persons.green}\r\n${lines}\r\n0\r\n\r\n`,
    );
    expect(seen).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nx-feserver: cas2013-1\r\n/);
    expect(asked).toBe(false);
  });
});

describe('back ends that cannot be reached', () => {
  const target = 'mbx2013-1.contoso.com:444';

  test('refused: 502', async () => {
    const own = await startTestFrontEnd([backEnd]);
    await own.stopBackEnd(backEnd);
    const answer = await own.send('/owa/', { headers: green });
    expect([answer.statusCode, answer.headers['x-diaginfo']]).toEqual([502, 'cas2013-1;ECONNREFUSED']);
    await answer.body.dump();
    await own.close();
  });

  test('a name that does not resolve: 502', async () => {
    const own = await startTestFrontEnd([]);
    const answer = await own.send('/owa/', { headers: green });
    expect([answer.statusCode, answer.headers['x-diaginfo']]).toEqual([502, 'cas2013-1;ENOTFOUND']);
    await answer.body.dump();
    await own.close();
  });

  test("another host's certificate: 502", async () => {
    const own = await startTestFrontEnd([]);
    const impostor = await startImpostor();
    own.names[target] = [impostor.endpoint];
    const answer = await own.send('/owa/', { headers: green });
    expect([answer.statusCode, answer.headers['x-diaginfo']]).toEqual([
      502,
      'cas2013-1;ERR_TLS_CERT_ALTNAME_INVALID',
    ]);
    await answer.body.dump();
    await impostor.close();
    await own.close();
  });

  test('a port that accepts and never speaks: 504 on the clock, before TLS is up', async () => {
    const own = await startTestFrontEnd([]);
    let accepted = false;
    const mute = await listen(
      createTcpServer(() => {
        accepted = true;
      }),
      'mute',
      { address: '127.0.0.1', port: 0 },
    );
    own.names[target] = [mute.endpoint];
    const sending = own.send('/owa/', { headers: green });
    await until('the connection is accepted', () => accepted);
    passResponseTimeout(own);
    const answer = await sending;
    expect(answer.statusCode).toBe(504);
    await answer.body.dump();
    await mute.close();
    await own.close();
  });
});
