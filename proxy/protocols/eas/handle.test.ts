import { buffer, text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyIdentity } from '../../../contract/identity.ts';
import { until } from '../../../net/testing/until.ts';
import { labKey, persons, startTestFrontEnd, type TestFrontEnd } from '../../testing/test-front-end.ts';

let frontEnd: TestFrontEnd;
const green = { authorization: persons.green };
const root = '/Microsoft-Server-ActiveSync';
const ping = `${root}?Cmd=Ping&User=green&DeviceId=d1&DeviceType=SmartPhone`;

beforeAll(async () => {
  // No refresh of the map while a Ping's hour passes: its directory call would not keep up with the clock.
  const limits = { topologyRefreshMs: 86_400_000 };
  frontEnd = await startTestFrontEnd(['mbx2013-1', 'mbx2013-2', 'cas2010-3', 'cas2010-4'], { limits });
});
afterAll(() => frontEnd.close());
afterEach(() => {
  frontEnd.backEnds.clear();
  expect(frontEnd.problems).toEqual([]);
});

/** By the end of it the front end has read what was sent before: it has answered somebody who came later. */
const laterRequest = async () => {
  const { body } = await frontEnd.send(root, { method: 'OPTIONS' });
  await body.dump();
};

/** The record with an error; it is written a moment after the client has its answer. */
const recorded = async (code: string) => {
  const found = () => frontEnd.records.find(({ error }) => error === code);
  await until(`a record of ${code}`, () => found() !== undefined);
  return found();
};

describe('authentication', () => {
  test.each([
    ['none', undefined],
    ['a wrong password', `Basic ${Buffer.from('green:wrong').toString('base64')}`],
    ['another scheme', 'Bearer abc'],
    ['Basic that is none', 'Basic ***'],
  ])('%s: 401 with a Basic challenge, and no back end is asked', async (_, authorization) => {
    const answer = await frontEnd.send(root, {
      method: 'OPTIONS',
      headers: authorization === undefined ? {} : { authorization },
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Basic realm="mail.contoso.com"');
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.headers['x-beserver']).toBeUndefined();
    await answer.body.dump();
  });

  test("the challenge follows the front end's own virtual directory", async () => {
    const { topology } = frontEnd.directory;
    const withDirectory = (basicAuthentication: boolean | undefined) => ({
      ...topology,
      servers: topology.servers.map((server) => {
        const { activeSync, ...others } = server.virtualDirectories;
        if (server.name !== 'cas2013-1' || activeSync === undefined) return server;
        return {
          ...server,
          virtualDirectories:
            basicAuthentication === undefined
              ? others
              : { ...others, activeSync: { ...activeSync, basicAuthentication } },
        };
      }),
    });
    frontEnd.directory.topology = withDirectory(false);
    await frontEnd.proxy.refreshTopology();
    const refused = await frontEnd.send(root, { method: 'OPTIONS', headers: green });
    expect([refused.statusCode, refused.headers['www-authenticate']]).toEqual([401, ['Negotiate', 'NTLM']]);
    await refused.body.dump();
    frontEnd.directory.topology = withDirectory(undefined);
    await frontEnd.proxy.refreshTopology();
    const missing = await frontEnd.send(root, { method: 'OPTIONS', headers: green });
    expect([missing.statusCode, missing.headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8']);
    await missing.body.dump();
    frontEnd.directory.topology = topology;
    await frontEnd.proxy.refreshTopology();
  });

  test('an account without a mailbox: 404 in plain text, made by the proxy', async () => {
    const answer = await frontEnd.send(root, {
      method: 'OPTIONS',
      headers: { authorization: persons.grey },
    });
    expect(answer.statusCode).toBe(404);
    expect(await answer.body.text()).toMatch(/^There is no mailbox: .*\n$/);
    expect(await recorded('NO_MAILBOX')).toMatchObject({ user: 'grey' });
  });
});

describe('proxying', () => {
  test('method, query, headers and binary body arrive as they were, whatever the case of the path', async () => {
    const body = Buffer.from('03016a00000d4548033438300001494a4b033500014c03456d61696c0001010101', 'hex');
    frontEnd.backEnds.set('mbx2013-1', async (request, response) => {
      const { headers, method, url } = request;
      const seen = { headers, method, url, body: (await buffer(request)).toString('hex') };
      response.end(JSON.stringify(seen));
    });
    const path = '/MICROSOFT-server-activesync?jAAJBAp2MTQwRGV2aWNlAApTbWFydFBob25l';
    const answer = await frontEnd.send(path, {
      method: 'POST',
      headers: {
        ...green,
        'ms-asprotocolversion': '14.1',
        'x-ms-policykey': '4711',
        'user-agent': 'MSFT-SPhone/5.2.5082',
        'content-type': 'application/vnd.ms-sync.wbxml',
        'x-commonaccesstoken': 'forged',
      },
      body,
    });
    const seen = (await answer.body.json()) as {
      headers: Record<string, string>;
      method: string;
      url: string;
      body: string;
    };
    expect(seen).toMatchObject({ method: 'POST', url: path, body: body.toString('hex') });
    expect(seen.headers).toMatchObject({
      host: 'mbx2013-1.contoso.com',
      'ms-asprotocolversion': '14.1',
      'x-ms-policykey': '4711',
      'user-agent': 'MSFT-SPhone/5.2.5082',
      msexchproxyuri: `https://mail.contoso.com${path}`,
    });
    expect(seen.headers.authorization).toBeUndefined();
    expect(verifyIdentity(seen.headers['x-commonaccesstoken'] ?? '', labKey)).toMatchObject({
      user: 'green',
    });
  });

  test.each([
    ['orange', /^this is cas2010-[34]$/],
    ['purple', /^this is mbx2013-[12]$/],
  ] as const)('%s is proxied, not redirected (E15-EAS-1)', async (user, body) => {
    const answer = await frontEnd.send(root, {
      method: 'OPTIONS',
      headers: { authorization: persons[user], 'user-agent': 'MSFT-SPhone/5.2.5082' },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['x-ms-location']).toBeUndefined();
    expect(await answer.body.text()).toMatch(body);
  });

  test('a Ping of the longest heartbeat is waited for, and its answer starts before it ends', async () => {
    let finish = () => {};
    frontEnd.backEnds.set('mbx2013-1', (request, response) => {
      request.resume();
      finish = () => {
        response.writeHead(200, { 'content-type': 'application/vnd.ms-sync.wbxml' });
        response.write('first');
        finish = () => response.end(' last');
      };
      held = true;
    });
    let held = false;
    const asked = frontEnd.send(ping, { method: 'POST', headers: green, body: 'x' });
    await until('the Ping is held', () => held);
    const heartbeatEnds = frontEnd.clock.now() + 3_540_000;
    for (let due = frontEnd.clock.nextDue(); due !== undefined && due <= heartbeatEnds; ) {
      frontEnd.clock.fireNext();
      await new Promise(setImmediate);
      due = frontEnd.clock.nextDue();
    }
    frontEnd.clock.moveTo(heartbeatEnds);
    finish();
    const answer = await asked;
    expect(answer.statusCode).toBe(200);
    finish();
    expect(await answer.body.text()).toBe('first last');
  });

  test('a back end that resets: 502 in plain text that does not speak of other services', async () => {
    frontEnd.backEnds.set('mbx2013-1', (request) => request.socket.destroy());
    const answer = await frontEnd.send(ping, { method: 'POST', headers: green, body: 'x' });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([502, 'text/plain; charset=utf-8']);
    expect(await answer.body.text()).toMatch(/^Your mailbox is not available: mbx2013-1 .*\n$/);
  });
});

describe('a body that is not as long as announced', () => {
  const post = (length: number, body: string) =>
    `POST ${ping} HTTP/1.1\r\nHost: mail.contoso.com\r\nAuthorization: ${persons.green}\r\nContent-Length: ${length}\r\n\r\n${body}`;

  test('shorter, and then the client goes: nothing reaches the back end', async () => {
    let asked = 0;
    frontEnd.backEnds.set('mbx2013-1', (_request, response) => {
      asked += 1;
      response.end();
    });
    const socket = await frontEnd.connect();
    socket.write(post(10, 'short'));
    await laterRequest();
    socket.destroy();
    expect(await recorded('CLIENT_ABORTED')).toMatchObject({ status: null, backEndStatus: null });
    expect(asked).toBe(0);
  });

  test('shorter, and then the rest after all: one whole request', async () => {
    frontEnd.backEnds.set('mbx2013-1', async (request, response) =>
      response.end(`got ${await text(request)}`),
    );
    const socket = await frontEnd.connect();
    let seen = '';
    socket.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
    });
    socket.write(post(10, 'short'));
    await laterRequest();
    socket.write(' rest');
    await until(`the answer; seen ${seen}`, () => seen.endsWith('got short rest'));
    socket.destroy();
  });

  test('longer: the request is answered, what is left is no request: 400, and the connection is closed', async () => {
    frontEnd.backEnds.set('mbx2013-1', async (request, response) =>
      response.end(`got ${await text(request)}`),
    );
    const socket = await frontEnd.connect();
    socket.write(post(5, 'whole and some more\r\n\r\n'));
    const seen = await text(socket);
    expect(seen).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*got whole[\s\S]*HTTP\/1\.1 400 Bad Request\r\n/);
    expect(seen).not.toContain('and some more');
  });

  test('chunks that are none: 400 at once', async () => {
    const socket = await frontEnd.connect();
    socket.write(
      post(0, '')
        .replace('Content-Length: 0', 'Transfer-Encoding: chunked')
        .concat('5\r\nhello\r\nno size\r\n'),
    );
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  });
});
