import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { until } from '../../net/testing/until.ts';
import { createHttpClient, type HttpClient } from '../drivers/http/client.ts';
import { createPace, type StepPace } from './pace.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let handle: Handler;
const server = createServer((request, response) => handle(request, response));
let client: HttpClient;
let pace: StepPace;
const url = 'http://mail.contoso.com/';

beforeEach(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { address, port } = server.address() as AddressInfo;
  pace = createPace();
  client = createHttpClient(
    {
      names: { 'mail.contoso.com:80': [{ address, port }] },
      ca: '',
      choose: ([first]) => first,
      now: () => 0,
      onConnect: () => {},
      pace: pace.client,
    },
    {},
  );
});
afterEach(async () => {
  await client.close();
  server.closeAllConnections();
  server.close();
});

test('the second piece of a body goes out when the clock has moved', async () => {
  let came = '';
  handle = (request, response) => {
    request.on('data', (bytes) => {
      came += bytes;
    });
    request.once('end', () => response.end());
  };
  const asked = client.request({ method: 'POST', url, body: 'first second', atOnce: 5 });
  await until('the first piece comes', () => came !== '');
  expect(came).toBe('first');
  pace.clockMoved();
  expect((await asked).detail.answer?.status).toBe(200);
  expect(came).toBe('first second');
});

test('an answer has begun with the first byte of its body, each anew', async () => {
  const responses: ServerResponse[] = [];
  handle = (_, response) => {
    response.writeHead(200).flushHeaders();
    responses.push(response);
  };
  for (const count of [1, 2]) {
    let hasBegun = false;
    const asked = client.request({ method: 'GET', url });
    void pace.answerBegun().then(() => {
      hasBegun = true;
    });
    await until('it is asked', () => responses.length === count);
    expect(hasBegun).toBe(false);
    responses.at(-1)?.write('first');
    await pace.answerBegun();
    responses.at(-1)?.end(' second');
    expect((await asked).detail.answer?.body).toBe('first second');
  }
});
