import { expect, test } from '@jest/globals';
import { loadTopology } from '../../topology/load.ts';
import { type Served, spreadDifferences } from './spread.ts';

const topology = loadTopology('fixtures/topologies/coexistence.yaml');
const over = { over: 'cas2010@Site1' };

/** So many users, each served by the servers named, and by those only. */
const by = (count: number, ...servers: string[]): Served[] =>
  Array.from({ length: count }, (_, at) => ({
    user: `red-${servers.join('')}${at}`,
    now: new Set([...servers.slice(-1), 'mbx2010-1']),
    ever: new Set([...servers, 'mbx2010-1']),
  }));

const differences = (users: Served[], expected: Parameters<typeof spreadDifferences>[0] = over) =>
  spreadDifferences(expected, users, topology).map(({ expected: wanted, actual }) => [wanted, actual]);

test('an uneven spread is as good as an even one, as long as no server has less than a quarter of its share', () => {
  expect(differences([...by(35, 'cas2010-1'), ...by(5, 'cas2010-2')])).toEqual([]);
  expect(differences([...by(36, 'cas2010-1'), ...by(4, 'cas2010-2')])).toEqual([
    ['40 users served by cas2010-1, cas2010-2, at least 5 by each', '36 by cas2010-1, 4 by cas2010-2'],
  ]);
  expect(differences([...by(39, 'cas2010-1'), ...by(1, 'cas2010-2')], { ...over, leastShare: 0 })).toEqual(
    [],
  );
});

test('users who are served by none of the servers', () => {
  expect(differences([...by(20, 'cas2010-1'), ...by(19, 'cas2010-2'), ...by(1)])).toEqual([
    [
      '40 users served by cas2010-1, cas2010-2, at least 5 by each',
      '20 by cas2010-1, 19 by cas2010-2, 1 by none of them',
    ],
  ]);
});

test('users who moved from one server to another, named up to three', () => {
  const moved = by(4, 'cas2010-1', 'cas2010-2');
  expect(differences([...by(18, 'cas2010-1'), ...by(18, 'cas2010-2'), ...moved])).toEqual([
    [
      'each user served by one of cas2010-1, cas2010-2 from the first step on',
      `4 of 40 users served by several: ${moved
        .slice(0, 3)
        .map(({ user }) => `${user} by cas2010-1 and cas2010-2`)
        .join(', ')} …`,
    ],
  ]);
  expect(differences(moved, { over: 'cas2010-2' })).toEqual([]);
});

test('nothing is asked where nothing is expected', () => {
  expect(spreadDifferences(undefined, by(3), topology)).toEqual([]);
});
