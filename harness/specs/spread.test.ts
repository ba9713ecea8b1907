import { afterAll, expect, test } from '@jest/globals';
import { falseAlarm, leastUsers } from './spread.ts';
import { good, one, specFolder } from './testing/spec-files.ts';

const specs = specFolder();
afterAll(specs.remove);

const red = ['id: a', 'clauses: [SEL-13]', 'user: red'];

test('how probable a false alarm is, against sums done by hand', () => {
  // Two servers, 40 users: 2 · (1 + 40 + 780 + 9,880 + 91,390) / 2⁴⁰ that one has four or fewer.
  expect(leastUsers(40, 2)).toBe(5);
  expect(falseAlarm(40, 2, 5)).toBeCloseTo((2 * 102_091) / 2 ** 40, 12);
  // One of three servers gets none of six users: at most 3 · (2/3)⁶.
  expect(falseAlarm(6, 3, 1)).toBeCloseTo(3 * (2 / 3) ** 6, 12);
  expect(falseAlarm(5, 1, 5)).toBe(0);
});

test('a spread that chance could break is refused, with a number of users that does', () => {
  const spread = (users: number, what = 'over: cas2010@Site1') =>
    specs.problemsOf(one(...red, `users: ${users}`, 'do: sign in', `expect: { spread: { ${what} } }`));
  expect(spread(40)).toEqual([]);
  expect(spread(20)).toEqual([
    's.yaml:11:23: 20 users over 2 servers are too few to tell a choice from chance: expected, for example, "users: 38"',
  ]);
  expect(spread(40, 'over: [cas2010@Site1, cas2010-3]')).toEqual([
    expect.stringMatching(
      /^s\.yaml:11:23: 40 users over 3 servers are too few .*: expected, for example, "users: \d+"$/,
    ),
  ]);
  expect(spread(40, 'over: cas2010@Site1, leastShare: 1')).toEqual([
    expect.stringMatching(/expected a smaller "leastShare"$/),
  ]);
  expect(spread(40, 'over: [cas2010@Site4]')).toEqual([
    expect.stringMatching(/^s\.yaml:11:32: there is no role at a site "cas2010@Site4"/),
  ]);
});

test('one user cannot be spread, and several cannot share the clock', () => {
  expect(specs.problemsOf(one(...good, 'expect: { spread: { over: cas2010@Site1 } }'))).toEqual([
    's.yaml:10:15: one user cannot be spread: expected "users", and how many, in the case',
  ]);
  expect(specs.problemsOf(one(...red, 'users: 2', 'steps: [{ do: read, advance: 1m }]'))).toEqual([
    's.yaml:10:25: the clock cannot move for each of several users: expected "advance" in a step of its own',
  ]);
  expect(specs.load(one(...red, 'users: 2', 'steps: [{ do: read }, { advance: 1m }]'))[0]?.users).toBe(2);
});
