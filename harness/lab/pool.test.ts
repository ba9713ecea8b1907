import { expect, test } from '@jest/globals';
import type { Topology } from '../../topology/index.ts';
import type { AssembledLab } from './assemble.ts';
import { createLabPool } from './pool.ts';

const topology = (organization: string) => ({ organization }) as Topology;
const one = topology('one');
const patched = topology('patched');
const other = topology('other');
const impossible = topology('impossible');

/** Labs of paper that keep a diary. @param limit as of the pool */
function paperLabs(limit?: number) {
  const diary: string[] = [];
  let count = 0;
  /** Labs in which something was done that cannot be undone. */
  const spoilt = new Set<string>();
  const startLab = async (initial: Topology, stopped: readonly string[]): Promise<AssembledLab> => {
    count += 1;
    const name = `lab${count}`;
    let current = initial;
    diary.push([name, 'starts', ...stopped].join(' '));
    return {
      labKey: name,
      get topology() {
        return current;
      },
      become: async (changed: Topology, down: readonly string[]) => {
        if (changed === impossible) throw new Error('cannot become that');
        current = changed;
        diary.push([name, 'becomes', changed.organization, ...down].join(' '));
      },
      setTopology: async (changed: Topology) => {
        current = changed;
      },
      restore: async () => {
        diary.push(`${name} is restored`);
        return !spoilt.has(name);
      },
      close: async () => {
        diary.push(`${name} closes`);
      },
    } as unknown as AssembledLab;
  };
  const pool = createLabPool({
    startLab,
    canBecome: (lab, wanted) => lab.topology === wanted || wanted === patched || wanted === impossible,
    ...(limit !== undefined && { limit }),
  });
  return { pool, diary, spoilt };
}

test('a lab that was given back serves the next user, as if it were new', async () => {
  const { pool, diary } = paperLabs();
  await (await pool.startLab(one)).close();
  const second = await pool.startLab(one, ['cas2010-1']);
  expect(second.labKey).toBe('lab1');
  expect(diary).toEqual(['lab1 starts', 'lab1 is restored', 'lab1 becomes one cas2010-1']);
});

test('servers that are to be down are so in a new lab too', async () => {
  const { pool, diary } = paperLabs();
  await pool.startLab(one, ['cas2010-1', 'cas2010-2']);
  expect(diary).toEqual(['lab1 starts cas2010-1 cas2010-2']);
});

test('a lab that can become what is wanted is patched, another one is started', async () => {
  const { pool } = paperLabs();
  await (await pool.startLab(one)).close();
  const warm = await pool.startLab(patched);
  expect([warm.labKey, warm.topology.organization]).toEqual(['lab1', 'patched']);
  await warm.close();
  expect((await pool.startLab(other)).labKey).toBe('lab2');
});

test('a lab that fails to become what is wanted is closed, and takes nobody else his turn', async () => {
  const { pool, diary } = paperLabs(1);
  await (await pool.startLab(one)).close();
  await expect(pool.startLab(impossible)).rejects.toThrow('cannot become that');
  expect(diary.at(-1)).toBe('lab1 closes');
  expect((await pool.startLab(one)).labKey).toBe('lab2');
});

test('with a limit, who comes later waits for his turn', async () => {
  const { pool, diary } = paperLabs(1);
  const first = await pool.startLab(one);
  const second = pool.startLab(one);
  const third = pool.startLab(one);
  expect(diary).toEqual(['lab1 starts']);
  await first.close();
  expect((await second).labKey).toBe('lab1');
  await (await second).close();
  expect((await third).labKey).toBe('lab1');
  expect(diary).toEqual([
    'lab1 starts',
    'lab1 is restored',
    'lab1 becomes one',
    'lab1 is restored',
    'lab1 becomes one',
  ]);
});

test('two users at once have two labs', async () => {
  const { pool } = paperLabs();
  const labs = await Promise.all([pool.startLab(one), pool.startLab(one)]);
  expect(labs.map(({ labKey }) => labKey)).toEqual(['lab1', 'lab2']);
});

test('a lab that cannot be restored is closed for good', async () => {
  const { pool, diary, spoilt } = paperLabs();
  const lab = await pool.startLab(one);
  spoilt.add('lab1');
  await lab.close();
  expect(diary.at(-1)).toBe('lab1 closes');
  expect((await pool.startLab(one)).labKey).toBe('lab2');
});

test('a lab whose organisation was changed is kept only if it can become again what it was', async () => {
  const { pool, diary } = paperLabs();
  const lab = await pool.startLab(one);
  await lab.setTopology(other);
  await lab.close();
  expect(diary.at(-1)).toBe('lab1 closes');
  const next = await pool.startLab(patched);
  await next.setTopology(other);
  await next.close();
  expect((await pool.startLab(patched)).labKey).toBe('lab2');
});

test('closing a lab twice gives it back once', async () => {
  const { pool } = paperLabs();
  const lab = await pool.startLab(one);
  await Promise.all([lab.close(), lab.close()]);
  const labs = await Promise.all([pool.startLab(one), pool.startLab(one)]);
  expect(labs.map(({ labKey }) => labKey)).toEqual(['lab1', 'lab2']);
});

test('a closed pool hands nothing out, and closes what comes back late', async () => {
  const { pool, diary } = paperLabs();
  const [idle, late] = await Promise.all([pool.startLab(one), pool.startLab(one)]);
  await idle?.close();
  await pool.close();
  await expect(pool.startLab(one)).rejects.toThrow('closed');
  await late?.close();
  expect(diary.filter((line) => line.endsWith(' closes'))).toEqual(['lab1 closes', 'lab2 closes']);
});
