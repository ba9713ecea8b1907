import { expect, test } from '@jest/globals';
import { baselineProblem, survivalOf, type TestOutcome } from './survival.ts';

const mutant = {
  name: 'takes-anybody',
  sentence: 'Anybody is let in.',
  file: 'mocks/door.ts',
  find: 'isKnown(user)',
  replace: 'true',
  test: 'mocks/door.test.ts',
  fails: 'the door is closed',
};
const passed = (fullName: string): TestOutcome => ({ fullName, status: 'passed', failureMessages: [] });
const failed = (fullName: string, message: string): TestOutcome => ({
  fullName,
  status: 'failed',
  failureMessages: [message],
});
const assertion = 'Error: expect(received).toBe(expected)\n\nExpected: 401';

test.each<[string, TestOutcome[] | undefined, string | null]>([
  ['the named test fails by an assertion', [failed('the door is closed to strangers', assertion)], null],
  ['everything passes', [passed('the door is closed')], '"the door is closed" passes'],
  [
    'another test fails',
    [passed('the door is closed'), failed('the window', assertion)],
    '"the door is closed" passes; others fail: "the window"',
  ],
  [
    'the named test throws, after an assertion elsewhere',
    [failed('the door is closed', 'TypeError: user is undefined\n at expect(x)'), failed('it', assertion)],
    '"the door is closed" fails otherwise than by an assertion: TypeError: user is undefined',
  ],
  ['the file cannot be loaded', undefined, 'mocks/door.test.ts cannot be loaded with it'],
])('%s', (_, outcomes, reason) => {
  expect(survivalOf(mutant, outcomes)).toBe(reason);
});

test.each<[string, TestOutcome[] | undefined, string | null]>([
  ['passes', [passed('the door is closed'), failed('the window', assertion)], null],
  [
    'fails as well',
    [failed('the door is closed', assertion)],
    '"the door is closed" does not pass without it either: Error: expect(received).toBe(expected)',
  ],
  ['does not exist', [passed('the window')], 'mocks/door.test.ts has no test "the door is closed"'],
  ['cannot be loaded', undefined, 'mocks/door.test.ts cannot be loaded without it either'],
])('without the mistake the named test %s', (_, outcomes, problem) => {
  expect(baselineProblem(mutant, outcomes)).toBe(problem);
});
