import { expect, test } from '@jest/globals';
import { type Difference, difference } from '../drivers/difference.ts';
import { type Part, together } from './together.ts';
import type { Judged } from './user-run.ts';

/** What was judged of a user: his path, and what differs. */
function judged(path: string, ...differences: Difference[]): Judged {
  return {
    action: {},
    judgement: { actual: {}, result: { name: 'sign in', path: [path], differences } },
  } as unknown as Judged;
}

const part = (alias: string, ...all: Judged[]): Part => ({ alias, judged: all, blocked: null });
const status = difference('status', '200', '503');
const told = (parts: Part[]) =>
  together(parts).map(({ judgement: { result } }) => ({
    name: result.name,
    path: result.path[0],
    differences: result.differences.map(({ actual }) => actual),
  }));

test('what one user did is as it was', () => {
  expect(told([part('red-1', judged('a', status))])).toEqual([
    { name: 'sign in', path: 'a', differences: ['503'] },
  ]);
});

test('users of whom nothing differs are told by the first, in everything that they did', () => {
  expect(told([part('red-1', judged('a'), judged('b')), part('red-2', judged('c'), judged('d'))])).toEqual([
    { name: 'sign in, 2 users', path: 'a', differences: [] },
    { name: 'sign in, 2 users', path: 'b', differences: [] },
  ]);
});

test('every kind of difference once, with its users, whatever they are called; nothing of what came after it', () => {
  const ofAnother = (alias: string) => difference('author', 'an answer', `an answer to ${alias}`);
  expect(
    told([
      part('red-1', judged('a'), judged('x', status)),
      part('red-2', judged('b', status, ofAnother('red-2'))),
      part('red-3', judged('c', ofAnother('red-3'))),
    ]),
  ).toEqual([
    {
      name: 'sign in, 3 users',
      path: 'b',
      differences: ['503 (1 of 3 users)', 'an answer to red-2 (2 of 3 users)'],
    },
  ]);
});
