import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import { createLabClock } from '../../contract/clock.ts';
import { createAgent } from '../../net/agent.ts';
import { createDirectoryTransport } from './directory-transport.ts';

test('a directory that accepts connections and then says nothing is given up on the clock', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const names = { 'dc1.contoso.com:443': [{ address: '127.0.0.1', port }] };
  const agent = createAgent({ names, ca: '', connectTimeout: 0 });
  const clock = createLabClock(0);
  const send = createDirectoryTransport({
    url: 'https://dc1.contoso.com/',
    key: 'k',
    dispatcher: agent,
    clock,
    timeoutMs: 30_000,
  });
  const asked = expect(send('GET', '/v1/topology')).rejects.toThrow('no answer within 30000 ms');
  const [socket] = (await once(silent, 'connection')) as [Socket];
  expect(clock.nextDue()).toBe(30_000);
  clock.fireNext();
  await asked;
  socket.destroy();
  silent.close();
  await agent.destroy();
});
