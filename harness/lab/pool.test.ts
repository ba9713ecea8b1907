import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { Topology } from '../../topology/index.ts';
import { createLabPool } from './pool.ts';
import type { Lab, StartLab } from './types.ts';

const coexistence = { organization: 'coexistence' } as Topology;
const patched = { organization: 'patched' } as Topology;

/** Labs that only count: how many were started and are open. */
function countingLabs() {
  const started: Topology[] = [];
  const open = new Set<Lab>();
  const startLab: StartLab = async (topology) => {
    started.push(topology);
    await setImmediate();
    const lab = { topology, close: async () => void open.delete(lab) } as Lab;
    open.add(lab);
    return lab;
  };
  return { started, open, startLab };
}

test('one shared lab for each topology, at the first call', async () => {
  const { started, startLab } = countingLabs();
  const pool = createLabPool({ startLab, size: 2 });
  expect(started).toEqual([]);
  const [first, second, other] = await Promise.all([
    pool.shared(coexistence),
    pool.shared(coexistence),
    pool.shared(patched),
  ]);
  expect(second).toBe(first);
  expect(other).not.toBe(first);
  expect(started).toHaveLength(2);
});

test('every exclusive lab is another one, started ahead up to the size and never more than announced', async () => {
  const { started, startLab } = countingLabs();
  const pool = createLabPool({ startLab, size: 2 });
  pool.prepare(coexistence, 3);
  expect(started).toHaveLength(2);
  const taken = new Set<Lab>();
  for (const expected of [3, 3, 3]) {
    taken.add(await pool.exclusive(coexistence));
    await setImmediate();
    await setImmediate();
    expect(started).toHaveLength(expected);
  }
  expect(taken.size).toBe(3);
});

test('the size holds over all topologies together', () => {
  const { started, startLab } = countingLabs();
  const pool = createLabPool({ startLab, size: 3 });
  pool.prepare(coexistence, 2);
  pool.prepare(patched, 2);
  expect(started).toEqual([coexistence, coexistence, patched]);
});

test('what was not announced is started on demand', async () => {
  const { started, startLab } = countingLabs();
  const pool = createLabPool({ startLab, size: 2 });
  pool.prepare(coexistence, 1);
  const lab = await pool.exclusive(patched);
  expect(lab.topology).toBe(patched);
  expect(started).toEqual([coexistence, patched]);
});

test('closes what it shared and what nobody took, even while it starts; afterwards nothing can be taken', async () => {
  const { open, startLab } = countingLabs();
  const pool = createLabPool({ startLab, size: 2 });
  await pool.shared(coexistence);
  pool.prepare(coexistence, 2);
  const taken = await pool.exclusive(coexistence);
  await pool.close();
  await pool.close();
  expect([...open]).toEqual([taken]);
  await expect(pool.exclusive(coexistence)).rejects.toThrow('the pool of labs is closed');
  pool.prepare(coexistence, 5);
  await setImmediate();
  expect([...open]).toEqual([taken]);
});

test('whoever takes a lab that did not start is told why; closing does not mind', async () => {
  const pool = createLabPool({
    size: 2,
    startLab: async () => {
      throw new Error('no ports left');
    },
  });
  pool.prepare(coexistence, 2);
  await setImmediate();
  await expect(pool.exclusive(coexistence)).rejects.toThrow('no ports left');
  await pool.close();
});
