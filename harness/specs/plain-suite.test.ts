import { expect, test } from '@jest/globals';
import { casesFrom, plainCases } from './plain-suite.ts';
import { loadSuite } from './suite.ts';

const { cases } = loadSuite();
const again = casesFrom(structuredClone(plainCases(cases)));

test('cases that cross to another thread are the same', () => {
  const data = (all: typeof cases) =>
    all.map(({ environment, ...rest }) => ({ ...rest, environment: environment.name }));
  expect(data(again)).toEqual(data(cases));
});

test('their organisations are the same', () => {
  const topologies = (all: typeof cases) => [...new Set(all.map(({ environment }) => environment.topology))];
  expect(topologies(again)).toEqual(topologies(cases));
});

test('so are the organisations that their patches make', () => {
  const patched = (all: typeof cases) =>
    all.flatMap(({ environment, with: patch }) =>
      patch?.topology === undefined ? [] : [environment.patched(patch.topology)],
    );
  const distinct = [...new Set(patched(cases))];
  expect(distinct.length).toBeGreaterThan(20);
  expect([...new Set(patched(again))]).toEqual(distinct);
});

test('cases of one environment share it, and one patch is one organisation', () => {
  const count = (all: typeof cases) => new Set(all.map(({ environment }) => environment)).size;
  const patches = (all: typeof cases) =>
    new Set(
      all.flatMap(({ environment, with: patch }) =>
        patch?.topology === undefined ? [] : [environment.patched(patch.topology)],
      ),
    ).size;
  expect([count(again), patches(again)]).toEqual([count(cases), patches(cases)]);
});

test('a patch of no case is a mistake of the caller', () => {
  expect(() => again[0]?.environment.patched({ sites: [] })).toThrow(
    'expected the patch of a case of coexistence',
  );
});
