import { expect, test } from '@jest/globals';
import type { JournalEntry } from '../../contract/journal.ts';
import type { Topology } from '../../topology/index.ts';
import { createLabPool } from './pool.ts';
import type { Lab } from './types.ts';

const topology = (organization: string) => ({ organization }) as Topology;
const one = topology('one');
const patched = topology('patched');
const other = topology('other');

/** Labs of paper that keep a diary. */
function stage() {
  const diary: string[] = [];
  let count = 0;
  const journals = new Map<string, JournalEntry[]>();
  const startLab = async (initial: Topology): Promise<Lab> => {
    count += 1;
    const name = `lab${count}`;
    let current = initial;
    diary.push(`${name} starts`);
    return {
      labKey: name,
      get topology() {
        return current;
      },
      journal: async () => journals.get(name) ?? [],
      onJournal: () => () => diary.push(`${name} listener ends`),
      setTopology: async (changed: Topology) => {
        current = changed;
        diary.push(`${name} becomes ${changed.organization}`);
      },
      setFaults: async (server: string, faults: unknown[]) => {
        diary.push(`${name} ${server}: ${faults.length} faults`);
      },
      stopServer: async () => {},
      forget: async () => {
        diary.push(`${name} forgets`);
      },
      close: async () => {
        diary.push(`${name} closes`);
      },
    } as unknown as Lab;
  };
  const pool = createLabPool({
    startLab,
    canBecome: (lab, wanted) => lab.topology === wanted || wanted === patched,
  });
  return { pool, diary, journals };
}

test('a lab that was given back serves the next user, as if it were new', async () => {
  const { pool, diary } = stage();
  const first = await pool.startLab(one);
  first.onJournal(() => {});
  await first.setFaults('cas2010-1', [{ kind: 'hang' }]);
  await first.close();
  const second = await pool.startLab(one);
  expect(second.labKey).toBe('lab1');
  expect(diary).toEqual([
    'lab1 starts',
    'lab1 cas2010-1: 1 faults',
    'lab1 listener ends',
    'lab1 cas2010-1: 0 faults',
    'lab1 forgets',
  ]);
});

test('a lab that can become what is wanted is patched, another one is started', async () => {
  const { pool } = stage();
  await (await pool.startLab(one)).close();
  const warm = await pool.startLab(patched);
  expect([warm.labKey, warm.topology.organization]).toEqual(['lab1', 'patched']);
  await warm.close();
  expect((await pool.startLab(other)).labKey).toBe('lab2');
});

test('two users at once have two labs', async () => {
  const { pool } = stage();
  const labs = await Promise.all([pool.startLab(one), pool.startLab(one)]);
  expect(labs.map(({ labKey }) => labKey)).toEqual(['lab1', 'lab2']);
});

test.each<[string, (lab: Lab, journals: Map<string, JournalEntry[]>) => unknown]>([
  ['in which a server was stopped', (lab) => lab.stopServer('cas2010-1')],
  [
    'with a request that is still held',
    (_, journals) => journals.set('lab1', [{ kind: 'conversation', state: 'held' } as JournalEntry]),
  ],
])('a lab %s is closed for good', async (_, spoil) => {
  const { pool, diary, journals } = stage();
  const lab = await pool.startLab(one);
  await spoil(lab, journals);
  await lab.close();
  expect(diary.at(-1)).toBe('lab1 closes');
  expect((await pool.startLab(one)).labKey).toBe('lab2');
});

test('closing a lab twice gives it back once', async () => {
  const { pool } = stage();
  const lab = await pool.startLab(one);
  await Promise.all([lab.close(), lab.close()]);
  const labs = await Promise.all([pool.startLab(one), pool.startLab(one)]);
  expect(labs.map(({ labKey }) => labKey)).toEqual(['lab1', 'lab2']);
});

test('a closed pool hands nothing out, and closes what comes back late', async () => {
  const { pool, diary } = stage();
  const [idle, late] = await Promise.all([pool.startLab(one), pool.startLab(one)]);
  await idle?.close();
  await pool.close();
  await expect(pool.startLab(one)).rejects.toThrow('closed');
  await late?.close();
  expect(diary.filter((line) => line.endsWith(' closes'))).toEqual(['lab1 closes', 'lab2 closes']);
});
