import { expect, test } from '@jest/globals';
import { changesBetween, withChanges } from './changes.ts';

const before = { a: 1, list: [{ x: 1 }, { x: 2 }], gone: true, deep: { same: { y: 1 }, other: null } };

test.each<[string, unknown, number]>([
  ['nothing', structuredClone(before), 0],
  ['one value', { ...before, a: 2 }, 1],
  ['a value in a list', { ...before, list: [{ x: 1 }, { x: 3 }] }, 1],
  ['the length of a list', { ...before, list: [{ x: 1 }] }, 1],
  ['an empty list', { ...before, list: [] }, 1],
  ['a key that is gone', { a: 1, list: before.list, deep: before.deep }, 1],
  ['a key that is new', { ...before, more: { z: [] } }, 1],
  ['null and an object', { ...before, deep: { same: null, other: {} } }, 2],
  ['a list for an object', { ...before, deep: [] }, 1],
  ['everything', 'another', 1],
])('%s', (_, after, count) => {
  const changes = changesBetween(before, after);
  expect(changes).toHaveLength(count);
  const sent = JSON.parse(JSON.stringify(changes));
  const original = structuredClone(before);
  expect(withChanges(before, sent)).toEqual(after);
  expect(before).toEqual(original);
});

test('what did not change is shared', () => {
  const after = withChanges(before, changesBetween(before, { ...before, a: 2 }));
  expect(after.deep).toBe(before.deep);
  expect(after.list).toBe(before.list);
});

test('changes of something else are refused', () => {
  expect(() => withChanges(1 as unknown, [{ path: ['a', 'b'], value: 1 }])).toThrow(
    'expected something that has "a"',
  );
});
