import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deriveGuid } from '../../topology/derive.ts';
import { rendezvousOrder } from './rendezvous.ts';

const servers = ['cas2010-1', 'cas2010-2', 'cas2010-3', 'cas2010-4'];
const keys = Array.from({ length: 10_000 }, (_, index) => deriveGuid(`mailbox ${index}`));
const order = (key: string, among: readonly string[]) => rendezvousOrder(key, among, (name) => name);

test('users are spread evenly, whether over two servers or four', () => {
  for (const among of [servers.slice(0, 2), servers]) {
    const counts = new Map<string, number>();
    for (const key of keys) {
      const first = order(key, among)[0] ?? '';
      counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    const fair = keys.length / among.length;
    for (const server of among) {
      expect(counts.get(server)).toBeGreaterThan(fair * 0.93);
      expect(counts.get(server)).toBeLessThan(fair * 1.07);
    }
  }
});

test('second choices are spread too: a lost server does not fall on one neighbour', () => {
  const orphans = keys.filter((key) => order(key, servers)[0] === 'cas2010-1');
  const heirs = orphans.map((key) => order(key, servers)[1]);
  for (const heir of servers.slice(1)) {
    expect(heirs.filter((name) => name === heir).length).toBeGreaterThan((orphans.length / 3) * 0.85);
  }
});

test('losing a server moves only its own users, and they come back with it', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 0, max: 3 }), (key, lost) => {
      const left = servers.filter((_, index) => index !== lost);
      const before = order(key, servers);
      expect(order(key, left)).toEqual(before.filter((name) => name !== servers[lost]));
    }),
  );
});

test('the order does not depend on the order of the candidates', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.shuffledSubarray(servers, { minLength: 4 }), (key, shuffled) => {
      expect(order(key, shuffled)).toEqual(order(key, servers));
    }),
  );
});

test('no candidates, no choice', () => {
  expect(order('key', [])).toEqual([]);
});
