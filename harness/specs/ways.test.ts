import { describe, expect, test } from '@jest/globals';
import { loadTopology } from '../../topology/load.ts';
import { fitsWay, hopsIn, nearestWay, shownHop, type Way, waysIn } from './ways.ts';

const topology = loadTopology('fixtures/topologies/coexistence.yaml');

describe('a path fits hop by hop and in its whole length', () => {
  const way: Way = ['cas2013@Site1', 'client', { any: ['cas2007-1', 'cas2010@Site1'] }, 'mbx2007@Site1'];
  test.each([
    [['cas2013-2', 'client', 'cas2007-1', 'mbx2007-1'], true],
    [['cas2013-2', 'client', 'cas2010-2', 'mbx2007-1'], true],
    [['cas2013-2', 'client', 'cas2007-2', 'mbx2007-1'], false],
    [['cas2013-2', 'client', 'mbx2007-1', 'cas2007-1'], false],
    [['cas2013-2', 'client', 'cas2007-1'], false],
    [['cas2013-2', 'client', 'cas2007-1', 'mbx2007-1', '+cas2010-1'], false],
  ])('%j: %s', (path, fits) => {
    expect(fitsWay(topology, way, path)).toBe(fits);
  });

  test('nobody, where nobody is expected', () => {
    expect(fitsWay(topology, [], [])).toBe(true);
  });
});

test('a path forks into the ways that were taken, one after the other', () => {
  const way: Way = ['cas2013@Site1', { forks: [['cas2010@Site1', 'mbx2010@Site1'], ['mbx2013-1']] }];
  const fits = (shown: string) => fitsWay(topology, way, ['cas2013-1', shown]);
  expect(fits('{cas2010-2 → mbx2010-1|mbx2013-1}')).toBe(true);
  for (const shown of [
    '{mbx2013-1|cas2010-2 → mbx2010-1}',
    '{cas2010-2|mbx2013-1}',
    '{cas2010-2 → mbx2010-1|mbx2013-1|cas2010-1}',
    '{cas2010-2 → mbx2010-1|{mbx2013-1|mbx2013-2}}',
    'cas2010-2',
  ]) {
    expect([shown, fits(shown)]).toEqual([shown, false]);
  }
  expect(hopsIn(way).slice(1)).toEqual([
    { hop: 'cas2010@Site1', place: [1, 'forks', 0, 0], isAlternative: true },
    { hop: 'mbx2010@Site1', place: [1, 'forks', 0, 1], isAlternative: true },
    { hop: 'mbx2013-1', place: [1, 'forks', 1, 0], isAlternative: true },
  ]);
  expect(way.map(shownHop).join(' ')).toBe('cas2013@Site1 {cas2010@Site1 → mbx2010@Site1|mbx2013-1}');
});

test('every hop of every way, and where it is written', () => {
  expect(waysIn(['cas2013-1'])).toEqual([{ way: ['cas2013-1'], place: [] }]);
  expect(hopsIn(['cas2013-1', { any: ['cas2010-1', 'cas2010-2'] }])).toEqual([
    { hop: 'cas2013-1', place: [0], isAlternative: false },
    { hop: 'cas2010-1', place: [1, 'any', 0], isAlternative: true },
    { hop: 'cas2010-2', place: [1, 'any', 1], isAlternative: true },
  ]);
  expect(hopsIn({ any: [['cas2013-1'], ['cas2010-1', 'mbx2010-1']] })).toEqual([
    { hop: 'cas2013-1', place: ['any', 0, 0], isAlternative: false },
    { hop: 'cas2010-1', place: ['any', 1, 0], isAlternative: false },
    { hop: 'mbx2010-1', place: ['any', 1, 1], isAlternative: false },
  ]);
});

test('the nearest way is the one that the path keeps to for longest, and the first of equals', () => {
  const ways: Way[] = [
    ['cas2013-1'],
    ['cas2013@Site1', 'cas2010@Site1', 'mbx2010-1'],
    ['cas2013@Site1', 'cas2010-1'],
  ];
  expect(nearestWay(topology, ways, ['cas2013-2', 'cas2010-1', 'mbx2010-3'])).toBe(ways[1]);
  expect(nearestWay(topology, ways, ['cas2007-1'])).toBe(ways[0]);
});

test('several hops are told as such', () => {
  expect(shownHop('cas2013@Head Office')).toBe('cas2013@Head Office');
  expect(shownHop({ any: ['cas2013-1', 'cas2013-2'] })).toBe('cas2013-1 or cas2013-2');
});
