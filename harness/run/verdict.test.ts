import { expect, test } from '@jest/globals';
import { isFailure, tallyOf, type Verdict, verdictKinds } from './verdict.ts';

const told: readonly [Verdict, string, boolean][] = [
  [{ kind: 'pass' }, 'passed', false],
  [{ kind: 'observed', summary: '200' }, 'passed', false],
  [{ kind: 'expected-failure', reason: 'bug 1' }, 'passed', false],
  [{ kind: 'fail' }, 'failed', true],
  [{ kind: 'unexpected-pass', reason: 'bug 1' }, 'failed', true],
  [{ kind: 'unsupported', reason: 'needs health' }, 'skipped', false],
  [{ kind: 'blocked', reason: 'no answer' }, 'broken', true],
  [{ kind: 'setup-error', reason: 'no port' }, 'broken', true],
  [{ kind: 'harness-error', reason: 'a bug' }, 'broken', true],
];

test.each(told)('%j counts as %s', (verdict, tally, fails) => {
  expect([tallyOf(verdict), isFailure(verdict)]).toEqual([tally, fails]);
});

test('these are all verdicts', () => {
  expect(told.map(([{ kind }]) => kind).toSorted()).toEqual(verdictKinds.toSorted());
});
