import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { listen } from '../../net/listen.ts';
import { createLoopbackAddresses } from './loopback.ts';

test('labs of one process and of two get addresses of their own', () => {
  const mine = createLoopbackAddresses(4_711, 0, 'linux');
  const other = createLoopbackAddresses(4_712, 0, 'linux');
  const addresses = [mine(), mine(), mine(), other()];
  expect(new Set(addresses).size).toBe(4);
});

test('the labs of two threads never share an address, however many there are', () => {
  const taken = (thread: number) => {
    const next = createLoopbackAddresses(4_711, thread, 'linux');
    return Array.from({ length: 300 }, next);
  };
  const first = new Set(taken(0));
  expect(first.size).toBe(127);
  expect(taken(1).filter((address) => first.has(address))).toEqual([]);
});

test('every address is one of 127.0.0.0/8 and none ends in 0 or 255', () => {
  for (const pid of [1, 255, 256, 65_023, 65_024, 4_194_304]) {
    const next = createLoopbackAddresses(pid, 1, 'linux');
    for (let count = 0; count < 300; count += 1) {
      const octets = next().split('.').map(Number);
      expect(octets).toHaveLength(4);
      expect(octets[0]).toBe(127);
      expect(octets[1]).toBeGreaterThanOrEqual(1);
      expect(Math.max(...octets)).toBeLessThanOrEqual(255);
      expect(octets[3]).toBeGreaterThanOrEqual(1);
      expect(octets[3]).toBeLessThanOrEqual(254);
    }
  }
});

test('where 127.0.0.1 is the only one, it is given', () => {
  expect(createLoopbackAddresses(4_711, 0, 'darwin')()).toBe('127.0.0.1');
});

test('this machine listens on what it is given', async () => {
  const address = createLoopbackAddresses(process.pid, 0, process.platform)();
  const listener = await listen(createServer(), 'anyone', { address, port: 0 });
  expect(listener.endpoint.address).toBe(address);
  await listener.close();
});
