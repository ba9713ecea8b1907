import { once } from 'node:events';
import { connect as connectTcp, createServer, type Socket } from 'node:net';
import { connect } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BreakOff, FaultAction, FaultAnswer } from '../../contract/fault.ts';
import { listen } from '../../net/listen.ts';
import { until } from '../../net/testing/until.ts';
import { startTestLab, type TestLab, testIdentity } from '../testing/test-lab.ts';

const server = 'cas2010-1';
const host = 'cas2010-1.contoso.com';

let lab: TestLab;
beforeAll(async () => {
  lab = await startTestLab([server]);
});
afterEach(() => lab.servers[server]?.setFaults([]));
afterAll(() => lab.stop());

const alert = 21;

/** The types of the TLS records (RFC 5246 §6.2.1) in a stream. */
function recordTypes(bytes: Buffer): number[] {
  const types: number[] = [];
  for (let at = 0; at + 5 <= bytes.length; at += 5 + bytes.readUInt16BE(at + 3))
    types.push(bytes.readUInt8(at));
  return types;
}

/** Asks over a connection whose bytes are looked at; what came, whether an alert ended it, and how TCP ended. */
async function ask(request: string) {
  const endpoint = lab.servers[server]?.ports[0]?.endpoint;
  const { ca } = await testIdentity();
  const cipher: Buffer[] = [];
  let end: 'RST' | 'FIN' | undefined;
  const tap = createServer((near: Socket) => {
    const far = connectTcp({ host: endpoint?.address ?? '', port: endpoint?.port ?? 0 });
    near.on('data', (bytes) => far.write(bytes)).on('error', () => {});
    far.on('data', (bytes) => {
      cipher.push(bytes);
      near.write(bytes);
    });
    far.once('end', () => {
      end ??= 'FIN';
      near.end();
    });
    far.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET') end ??= 'RST';
      near.destroy();
    });
  });
  const listener = await listen(tap, 'tap', { address: '127.0.0.1', port: 0 });
  const socket = connect({ host: '127.0.0.1', port: listener.endpoint.port, servername: host, ca });
  let text = '';
  socket.on('data', (bytes) => {
    text += bytes;
  });
  socket.on('error', () => {});
  socket.write(request);
  await once(socket, 'close');
  await until('the connection ends', () => end !== undefined);
  await listener.close();
  return { text, end, isClosedByTls: recordTypes(Buffer.concat(cipher)).at(-1) === alert };
}

const get = (query: string) => ask(`GET /owa/?${query} HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
const setFault = (fault: FaultAction) => lab.servers[server]?.setFaults([fault]);
const endOf: Record<BreakOff, string> = { reset: 'RST', close: 'FIN' };

test('a connection that is not broken off is closed by TLS, which is what this test looks for', async () => {
  setFault({ kind: 'answer', status: 200, pieces: ['all'], framing: 'close' });
  expect(await get('control')).toMatchObject({ end: 'FIN', isClosedByTls: true });
});

describe.each<BreakOff>(['reset', 'close'])('by %s', (how) => {
  const broken = async (query: string) => {
    const got = await get(query);
    expect(got).toMatchObject({ end: endOf[how], isClosedByTls: false });
    const entry = lab.requests(server).find(({ detail }) => detail.url.endsWith(query));
    expect(entry).toMatchObject({ state: 'aborted', detail: { status: null } });
    return got.text;
  };
  const inBody = (answer: Omit<FaultAnswer, 'status'>) =>
    setFault({ kind: 'break', stage: 'in body', how, answer: { status: 200, ...answer } });

  test('before the head: not a byte', async () => {
    setFault({ kind: 'break', stage: 'before head', how });
    expect(await broken(`before-${how}`)).toBe('');
  });

  test('in gibberish: something, and no status line', async () => {
    setFault({ kind: 'break', stage: 'in gibberish', how });
    expect(await broken(`gibberish-${how}`)).toMatch(/^220 .*\r\n$/);
  });

  test('in the head: a status line and no end of the head', async () => {
    setFault({ kind: 'break', stage: 'in head', how, answer: { status: 200, pieces: ['body'] } });
    const text = await broken(`head-${how}`);
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n./);
    expect(text).not.toContain('\r\n\r\n');
  });

  test('in a body of known length: signed, and half of it', async () => {
    inBody({ pieces: ['0123456789'] });
    const text = await broken(`length-${how}`);
    expect(text).toMatch(/content-length: 10\r\n[\s\S]*x-coexlab-author: cas2010-1;[\s\S]*\r\n\r\n01234$/);
  });

  test('in a chunk: whole ones, and half of the last', async () => {
    inBody({ pieces: ['whole', '0123456789'] });
    expect(await broken(`chunk-${how}`)).toMatch(/\r\n\r\n5\r\nwhole\r\na\r\n01234$/);
  });

  test('without framing: half of the body, and nothing that would tell', async () => {
    inBody({ pieces: ['0123456789'], framing: 'close' });
    const text = await broken(`unframed-${how}`);
    expect(text).toMatch(/\r\n\r\n01234$/);
    expect(text).not.toMatch(/content-length|transfer-encoding/);
  });
});

test('a plain close comes when the request has been read: else TCP would reset', async () => {
  setFault({ kind: 'break', stage: 'before head', how: 'close' });
  const body = 'x'.repeat(200_000);
  const got = await ask(
    `POST /owa/ HTTP/1.1\r\nhost: ${host}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  expect(got).toEqual({ text: '', end: 'FIN', isClosedByTls: false });
});
