import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { listen } from './listen.ts';
import { observedTransport } from './observed-transport.ts';

const data = [23, 3, 3, 0, 3, 1, 2, 3];
const alert = [21, 3, 3, 0, 2, 1, 0];

/** Whether what a server sent, one byte at a time, ended in an alert; and what passed on. */
async function observed(bytes: readonly number[]): Promise<{ endsInAlert: boolean; passed: number[] }> {
  const server = createServer((socket) => {
    for (const byte of bytes) socket.write(Buffer.from([byte]));
    socket.end();
  });
  const { endpoint, close } = await listen(server, 'records', { address: '127.0.0.1', port: 0 });
  const transport = observedTransport(connect(endpoint.port, endpoint.address));
  const passed: number[] = [];
  transport.on('data', (chunk: Buffer) => passed.push(...chunk));
  await once(transport, 'end');
  await close();
  return { endsInAlert: transport.endsInAlert, passed };
}

test.each([
  ['a whole alert', [...data, ...alert], true],
  ['half an alert', [...data, ...alert.slice(0, 6)], false],
  ['data', [...alert, ...data], false],
  ['data that looks like one', [23, 3, 3, 0, alert.length, ...alert], false],
  ['nothing', [], false],
])('whether the last that came is an alert: %s', async (_, bytes, endsInAlert) => {
  expect(await observed(bytes)).toEqual({ endsInAlert, passed: bytes });
});
