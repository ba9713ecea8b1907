import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyAuthor } from '../../contract/author.ts';
import type { ConversationEntry, JournalEntry } from '../../contract/journal.ts';
import { startTestLab, type TestLab, testIdentity } from '../testing/test-lab.ts';

const server = 'cas2010-1';
const host = 'cas2010-1.contoso.com';
const owa = `https://${host}/owa/`;

let lab: TestLab;
beforeAll(async () => {
  lab = await startTestLab([server, 'mbx2010-1']);
});
afterEach(() => lab.servers[server]?.setFaults([]));
afterAll(() => lab.stop());

const journal = () => lab.servers[server]?.journal;

/** The first request of the server that fits, as soon as the journal has it so. */
function journalled(fits: (entry: ConversationEntry) => boolean): Promise<ConversationEntry> {
  return new Promise((resolve) => {
    const look = (entry: JournalEntry) => {
      if (entry.kind !== 'conversation' || !fits(entry)) return;
      stop?.();
      resolve(entry);
    };
    const stop = journal()?.subscribe(look);
    for (const entry of journal()?.since(0) ?? []) look(entry);
  });
}

describe('the journal', () => {
  test('has the connection, the request on it and the answer, before the client has the answer', async () => {
    const from = revision();
    const { status } = await lab.ask(`${owa}?journal=1`, { headers: { 'user-agent': 'test/1' } });
    const entries = journal()?.since(from) ?? [];
    const request = entries.find((entry) => entry.kind === 'conversation');
    expect(request).toMatchObject({
      server,
      protocol: 'owa',
      secure: true,
      user: null,
      identity: null,
      state: 'answered',
      detail: { method: 'GET', url: '/owa/?journal=1', host, userAgent: 'test/1', status },
      endedAt: lab.clock.now(),
    });
    expect(journal()?.since(0)).toContainEqual(
      expect.objectContaining({ kind: 'connection', id: request?.connection, secure: true }),
    );
  });

  test('has every outgoing connection with its nominal target', async () => {
    await lab.ask(owa, { headers: lab.token('red') });
    await lab.logOn(`https://${host}`, '/owa/auth.owa', 'red', 'Red-2010-Site1');
    const outgoing = (journal()?.since(0) ?? []).filter((entry) => entry.kind === 'outgoing');
    expect(new Set(outgoing.map(({ target }) => target))).toEqual(
      new Set(['dc1.contoso.com:443', 'mbx2010-1.contoso.com:8476']),
    );
    const ports = (lab.servers['mbx2010-1']?.journal.since(0) ?? []).flatMap((entry) =>
      entry.kind === 'connection' ? [entry.peer.port] : [],
    );
    expect(outgoing.map(({ localPort }) => localPort)).toEqual(expect.arrayContaining(ports));
  });

  test('has no secrets', async () => {
    await lab.ask(`${owa}?secrets=1`, {
      headers: {
        ...lab.token('red-s3cr'),
        cookie: 'cadata=abc;CadataSig=s=x; bare; theme=d=e',
        authorization: 'Basic cmVkOnNlY3JldA==',
      },
    });
    const {
      detail: { headers },
    } = await journalled(({ detail }) => detail.url.endsWith('secrets=1'));
    expect(Object.fromEntries(headers)).toMatchObject({
      cookie: 'cadata=(secret);CadataSig=(secret);(secret); theme=d=e',
      authorization: '(secret)',
      'x-commonaccesstoken': '(secret)',
    });
  });

  test('has the header lines in their order and letters, each by itself', async () => {
    const lines = 'X-One: a\r\nx-two: b\r\nX-ONE:  c \r\nhost: other\r\n';
    await lab.raw(
      host,
      443,
      `GET /owa/?lines=1 HTTP/1.1\r\nHost: ${host}\r\n${lines}connection: close\r\n\r\n`,
    );
    const { detail } = await journalled(({ detail: { url } }) => url.endsWith('lines=1'));
    expect(detail.headers).toEqual([
      ['Host', host],
      ['X-One', 'a'],
      ['x-two', 'b'],
      ['X-ONE', 'c'],
      ['host', 'other'],
      ['connection', 'close'],
    ]);
  });

  describe('has what came of the body', () => {
    const post = async (query: string, body: string | Buffer, type = 'text/plain') => {
      await lab.ask(`${owa}?${query}`, { method: 'POST', headers: { 'content-type': type }, body });
      const { detail } = await journalled(({ detail: { url }, received }) => url.endsWith(query) && received);
      return detail.body;
    };

    test('byte for byte, whoever reads it and whether anybody does', async () => {
      const bytes = Buffer.from([...Array(256).keys()]);
      expect(await post('body=1', bytes, 'application/octet-stream')).toBe(bytes.toString('latin1'));
      expect(await post('body=2', '')).toBe('');
    });

    test('of a long one, length and SHA-256', async () => {
      const longest = Buffer.alloc(4096, 'a');
      expect(await post('body=3', longest)).toBe(longest.toString());
      const long = Buffer.alloc(100_000, 'ab');
      const sha256 = createHash('sha256').update(long).digest('hex');
      expect(await post('body=4', long)).toBe(`(100000 bytes, SHA-256 ${sha256})`);
    });

    test('without passwords', async () => {
      const form = 'username=red&password=S3cr&et=1&passwordText=S3cret&isUtf8=1';
      expect(await post('body=5', form, 'application/x-www-form-urlencoded')).toBe(
        'username=red&password=(secret)&et=1&passwordText=(secret)&isUtf8=1',
      );
      const json = JSON.stringify({ user: 'red', password: 'S3"cr\\et', more: 1 });
      expect(await post('body=6', json, 'application/json')).toBe(
        '{"user":"red","password":"(secret)","more":1}',
      );
    });
  });

  test('counts the bytes of every request and answer on a connection', async () => {
    const first = `POST /owa/?bytes=1 HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 11\r\n\r\nhello=world`;
    const second = `GET /owa/?bytes=2 HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`;
    const endpoint = lab.servers[server]?.ports[0]?.endpoint;
    const { ca } = await testIdentity();
    const socket = connect({ host: endpoint?.address, port: endpoint?.port, servername: host, ca });
    let answers = '';
    socket.on('data', (chunk) => {
      answers += chunk;
    });
    const answered = (query: string) =>
      journalled(({ detail, state }) => detail.url.endsWith(query) && state === 'answered');
    socket.write(first);
    const one = await answered('bytes=1');
    socket.write(second);
    const two = await answered('bytes=2');
    await once(socket, 'close');
    expect([one.bytesReceived, two.bytesReceived]).toEqual([first.length, second.length]);
    const secondAnswer = answers.lastIndexOf('HTTP/1.1 ');
    expect(secondAnswer).toBeGreaterThan(0);
    expect([one.bytesSent, two.bytesSent]).toEqual([secondAnswer, answers.length - secondAnswer]);
  });

  test('says that a peer went away before it had its answer', async () => {
    lab.servers[server]?.setFaults([{ kind: 'hang' }]);
    const leaving = new AbortController();
    const asked = lab.ask(`${owa}?leaves`, { signal: leaving.signal }).catch((error: Error) => error.name);
    expect((await journalled(({ detail }) => detail.url.endsWith('leaves'))).state).toBe('held');
    leaving.abort();
    expect(await asked).toBe('AbortError');
    await journalled(({ detail, state }) => detail.url.endsWith('leaves') && state === 'aborted');
  });

  test('says the same of a peer that went away within its request, and nothing else', async () => {
    lab.servers[server]?.setFaults([{ kind: 'hang' }]);
    const endpoint = lab.servers[server]?.ports[0]?.endpoint;
    const { ca } = await testIdentity();
    const socket = connect({ host: endpoint?.address, port: endpoint?.port, servername: host, ca });
    socket.write(
      `POST /owa/?half HTTP/1.1\r\nhost: ${host}\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n`,
    );
    const half = await journalled(({ detail, state }) => detail.url.endsWith('half') && state === 'held');
    socket.end();
    await once(socket.resume(), 'close');
    await journalled(({ detail, state }) => detail.url.endsWith('half') && state === 'aborted');
    expect(lab.requests(server).filter(({ connection }) => connection === half.connection)).toHaveLength(1);
  });

  test('attributes a failed logon to the user who was claimed', async () => {
    await lab.logOn(`https://${host}`, '/owa/auth.owa', 'CONTOSO\\Red-zzzz', 'wrong');
    expect(lab.requests(server, 'red-zzzz')).toEqual([
      expect.objectContaining({
        identity: 'fba',
        state: 'answered',
        detail: expect.objectContaining({ status: 302 }),
      }),
    ]);
  });
});

describe('faults', () => {
  test('a status is answered so many times, signed, and then never again', async () => {
    lab.servers[server]?.setFaults([{ kind: 'answer', status: 503, times: 2 }]);
    const got = [await lab.ask(owa), await lab.ask(owa), await lab.ask(owa)];
    expect(got.map(({ status, author }) => [status, author])).toEqual([
      [503, server],
      [503, server],
      [302, server],
    ]);
  });

  test('a fault of another protocol does nothing, and the first that fits acts', async () => {
    lab.servers[server]?.setFaults([
      { kind: 'answer', status: 500, protocol: 'eas' },
      { kind: 'answer', status: 502, protocol: 'owa' },
      { kind: 'answer', status: 504 },
    ]);
    expect((await lab.ask(owa)).status).toBe(502);
    expect((await lab.ask(`https://${host}/ews/roundTrip.asmx`)).status).toBe(504);
  });

  test('a reset ends the connection without an answer', async () => {
    lab.servers[server]?.setFaults([{ kind: 'break', stage: 'before head', how: 'reset' }]);
    await expect(lab.ask(`${owa}?reset`)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await journalled(({ detail }) => detail.url.endsWith('reset'))).state).toBe('aborted');
  });

  test('a slow answer is held until the clock is there', async () => {
    lab.servers[server]?.setFaults([{ kind: 'slow', delayMs: 30_000 }]);
    const start = lab.clock.now();
    const asked = lab.ask(`${owa}?slow`);
    await journalled(({ detail, state }) => detail.url.endsWith('slow') && state === 'held');
    expect(lab.clock.nextDue()).toBe(start + 30_000);
    lab.clock.fireNext();
    expect((await asked).status).toBe(302);
    expect((await journalled(({ detail }) => detail.url.endsWith('slow'))).endedAt).toBe(start + 30_000);
  });

  test('a client that leaves a slow server takes the timer with it', async () => {
    lab.servers[server]?.setFaults([{ kind: 'slow', delayMs: 30_000 }]);
    const leaving = new AbortController();
    const asked = lab.ask(`${owa}?tired`, { signal: leaving.signal }).catch(() => 'left');
    await journalled(({ detail, state }) => detail.url.endsWith('tired') && state === 'held');
    leaving.abort();
    expect(await asked).toBe('left');
    await journalled(({ detail, state }) => detail.url.endsWith('tired') && state === 'aborted');
    expect(lab.clock.nextDue()).toBeUndefined();
  });
});

describe('bytes that are not a request', () => {
  const answerTo = async (bytes: string) => {
    const text = await lab.raw(host, 443, bytes);
    const author = /^x-coexlab-author: (.*)$/m.exec(text)?.[1]?.trim();
    const signed = verifyAuthor(author, lab.labKey);
    return { status: Number(text.split(' ')[1]), signed };
  };

  test.each([
    ['a head of more than 32 KB', `GET /owa/ HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
    ['no HTTP at all', 'EHLO contoso.com\r\n\r\n', 400],
    ['a request without Host', 'GET /owa/ HTTP/1.1\r\n\r\n', 400],
    ['both Content-Length and chunked', chunkedAndFixed(), 400],
    ['CONNECT', 'CONNECT a:1 HTTP/1.1\r\nhost: a\r\n\r\n', 405],
  ])('%s is refused, signed and journalled', async (_, bytes, status) => {
    const { status: answered, signed } = await answerTo(bytes);
    expect(answered).toBe(status);
    expect(signed).toMatchObject({ server, status: String(status) });
    expect(await journalled(({ id }) => id === signed?.conversation)).toMatchObject({
      state: 'answered',
      detail: { status },
    });
  });

  test('plain HTTP on the TLS port is cut off and leaves a connection without a request', async () => {
    const before = lab.requests(server).length;
    const net = await import('node:net');
    const endpoint = lab.servers[server]?.ports[0]?.endpoint;
    const socket = net.connect(endpoint?.port ?? 0, endpoint?.address);
    socket.write('GET /owa/ HTTP/1.1\r\nhost: a\r\n\r\n');
    await new Promise((resolve) => socket.resume().once('close', resolve));
    expect(lab.requests(server)).toHaveLength(before);
    expect((await lab.ask(owa)).status).toBe(302);
  });

  test('an absolute-form target is served as its path', async () => {
    const text = await lab.raw(
      host,
      443,
      `GET https://${host}/owa HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 301 .*\r\n(.*\r\n)*location: \/owa\/\r\n/);
  });

  test('a body that ends before its announced length is an aborted request', async () => {
    const { connect } = await import('node:tls');
    const endpoint = lab.servers[server]?.ports[0]?.endpoint;
    const socket = connect({
      port: endpoint?.port ?? 0,
      host: endpoint?.address,
      rejectUnauthorized: false,
    });
    socket.write(
      `POST /owa/auth.owa?short HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 100\r\ncontent-type: application/x-www-form-urlencoded\r\n\r\nusername=red`,
    );
    await journalled(({ detail }) => detail.url.endsWith('short'));
    socket.destroy();
    await journalled(({ detail, state }) => detail.url.endsWith('short') && state === 'aborted');
    expect((await lab.ask(owa)).status).toBe(302);
  });
});

function chunkedAndFixed(): string {
  return 'POST /owa/ HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n';
}

function revision(): number {
  return Math.max(0, ...(journal()?.since(0) ?? []).map((entry) => entry.revision));
}

test('an unknown virtual directory is 404, signed', async () => {
  for (const path of ['/', '/ews/roundTrip.asmx', '/owax/']) {
    expect(await lab.ask(`https://${host}${path}`)).toMatchObject({ status: 404, author: server });
  }
});
