import { once } from 'node:events';
import { connect } from 'node:tls';
import { constants, gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyAuthor } from '../../contract/author.ts';
import type { FaultAnswer } from '../../contract/fault.ts';
import type { ConversationEntry } from '../../contract/journal.ts';
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

const ordered = (answer: FaultAnswer) => lab.servers[server]?.setFaults([{ kind: 'answer', ...answer }]);
const get = (query: string) =>
  lab.raw(host, 443, `GET /owa/?${query} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
const journalled = (query: string): ConversationEntry | undefined =>
  lab.requests(server).find(({ detail }) => detail.url.endsWith(query));

/** A connection that stays open, and what has come on it. */
async function open() {
  const endpoint = lab.servers[server]?.ports[0]?.endpoint;
  const { ca } = await testIdentity();
  const socket = connect({ host: endpoint?.address, port: endpoint?.port, servername: host, ca });
  const came: Buffer[] = [];
  socket.on('data', (bytes) => came.push(bytes)).on('error', () => {});
  await once(socket, 'secureConnect');
  return { socket, text: () => Buffer.concat(came).toString('latin1') };
}

test('has its status, phrase, headers line by line, and body, is signed and journalled', async () => {
  ordered({
    status: 302,
    reason: 'Moved by IIS',
    headers: { Location: 'https://mail.contoso.com/owa', 'Set-Cookie': ['a=1; path=/', 'b=2'] },
    pieces: ['<h1>Object Moved</h1>'],
  });
  const text = await get('whole');
  expect(text).toMatch(/^HTTP\/1\.1 302 Moved by IIS\r\n/);
  expect(text).toContain('Location: https://mail.contoso.com/owa\r\n');
  expect(text).toContain('Set-Cookie: a=1; path=/\r\nSet-Cookie: b=2\r\n');
  expect(text).toMatch(/content-length: 21\r\n[\s\S]*\r\n\r\n<h1>Object Moved<\/h1>$/);
  const author = verifyAuthor(/^x-coexlab-author: (.*)\r$/m.exec(text)?.[1], lab.labKey);
  expect(author).toMatchObject({ server, status: '302' });
  expect(journalled('whole')).toMatchObject({
    id: author?.conversation,
    state: 'answered',
    detail: { status: 302 },
  });
});

test('102 comes first where it is ordered', async () => {
  ordered({ status: 200, processing: true, pieces: ['done'] });
  expect(await get('processing')).toMatch(/^HTTP\/1\.1 102 Processing\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
});

test.each<[FaultAnswer['piecesAre'], string]>([
  [undefined, 'Ã¿'],
  ['bytes', 'ÿ'],
])('a piece written as %p goes out as %s', async (piecesAre, sent) => {
  ordered({ status: 200, pieces: ['ÿ'], ...(piecesAre && { piecesAre }) });
  expect(await get('bytes')).toMatch(
    new RegExp(`content-length: ${sent.length}\\r\\n[\\s\\S]*\\r\\n\\r\\n${sent}$`),
  );
});

test.each([204, 304])('a %d has no body and no length', async (status) => {
  ordered({ status });
  const text = await get(`empty-${status}`);
  expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(text).not.toMatch(/content-length|transfer-encoding/i);
});

describe('framing', () => {
  test('several pieces are as many chunks, trailers follow them', async () => {
    ordered({ status: 200, pieces: ['one', 'three'], trailers: { 'x-checksum': '42' } });
    const text = await get('chunks');
    expect(text).toMatch(/transfer-encoding: chunked\r\n/i);
    expect(text).toMatch(/trailer: x-checksum\r\n/i);
    expect(text).toMatch(/\r\n\r\n3\r\none\r\n5\r\nthree\r\n0\r\nx-checksum: 42\r\n\r\n$/);
  });

  test('pieces can have a length', async () => {
    ordered({ status: 200, pieces: ['one', 'three'], framing: 'length' });
    expect(await get('length')).toMatch(/content-length: 8\r\n[\s\S]*\r\n\r\nonethree$/i);
  });

  test('without a length the body ends with the connection', async () => {
    ordered({ status: 200, pieces: ['all'], framing: 'close' });
    const text = await lab.raw(host, 443, `GET /owa/ HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
    expect(text).not.toMatch(/content-length|transfer-encoding/i);
    expect(text).toMatch(/connection: close\r\n[\s\S]*\r\n\r\nall$/i);
  });
});

test('a compressed body can be read piece by piece', async () => {
  const texts = ['first '.repeat(40), 'second '.repeat(40)];
  ordered({ status: 200, pieces: texts, encoding: 'gzip' });
  const { bytes, headers } = await lab.ask(`https://${host}/owa/`);
  expect(headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(bytes).toString()).toBe(texts.join(''));
  expect(bytes.length).toBeLessThan(texts.join('').length / 4);
  const text = await get('gzip');
  const size = Number.parseInt(/\r\n\r\n([0-9a-f]+)\r\n/.exec(text)?.[1] ?? '', 16);
  const first = Buffer.from(text.slice(text.indexOf('\r\n\r\n') + 4).replace(/^[0-9a-f]+\r\n/, ''), 'latin1');
  const readable = gunzipSync(first.subarray(0, size), { finishFlush: constants.Z_SYNC_FLUSH });
  expect(readable.toString()).toBe(texts[0]);
});

test('HEAD gets the head alone', async () => {
  ordered({ status: 200, pieces: ['body', 'more'], betweenMs: 1000 });
  const text = await lab.raw(host, 443, `HEAD /owa/ HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
  expect(text).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n\r\n$/);
});

test('the second piece waits for the clock, journalled as held, when the first is there', async () => {
  ordered({ status: 200, pieces: ['first', 'second'], betweenMs: 20_000 });
  const { socket, text } = await open();
  socket.write(`GET /owa/?between HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
  await until('the answer is there', () => text().endsWith('first\r\n'));
  expect(journalled('between')?.state).toBe('held');
  expect(lab.clock.nextDue()).toBe(lab.clock.now() + 20_000);
  lab.clock.fireNext();
  await until('the answer is there', () => text().endsWith('second\r\n0\r\n\r\n'));
  expect(journalled('between')?.state).toBe('answered');
  socket.destroy();
});

describe('the body of the request', () => {
  const begun = (query: string) =>
    `POST /owa/?${query} HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 10\r\n\r\n`;

  test('is read to its end before the answer', async () => {
    ordered({ status: 200 });
    const { socket, text } = await open();
    socket.write(`${begun('all')}12345`);
    await until('the request is journalled', () => journalled('all') !== undefined);
    expect(journalled('all')?.state).toBe('open');
    expect(text()).toBe('');
    socket.write('67890');
    await until('the answer is there', () => text().startsWith('HTTP/1.1 200'));
    socket.destroy();
  });

  test('is not waited for by an early answer, and the connection can be used again', async () => {
    ordered({ status: 413, reads: 'nothing' });
    const { socket, text } = await open();
    socket.write(`${begun('early')}12345`);
    await until('the answer is there', () => text().startsWith('HTTP/1.1 413'));
    ordered({ status: 200, pieces: ['the next'] });
    socket.write(`67890GET /owa/ HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
    await until('the answer is there', () => text().endsWith('the next'));
    socket.destroy();
  });

  test('is journalled as held from its first byte to its last', async () => {
    ordered({ status: 200, reads: 'held' });
    const { socket, text } = await open();
    socket.write(begun('held'));
    await until('the request is journalled', () => journalled('held') !== undefined);
    expect(journalled('held')?.state).toBe('open');
    socket.write('1');
    await until('the request is journalled', () => journalled('held')?.state === 'held');
    expect(text()).toBe('');
    socket.write('234567890');
    await until('the answer is there', () => text().startsWith('HTTP/1.1 200'));
    expect(journalled('held')?.state).toBe('answered');
    socket.destroy();
  });

  test('that never ends is an aborted request', async () => {
    ordered({ status: 200 });
    const { socket } = await open();
    socket.write(`${begun('unfinished')}12345`);
    await until('the request is journalled', () => journalled('unfinished') !== undefined);
    socket.destroy();
    await until('the request is journalled', () => journalled('unfinished')?.state === 'aborted');
  });
});
