import { expect, test } from '@jest/globals';
import { summaryLine, totalsOf } from './summary.ts';

const jest = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 2,
  numRuntimeErrorTestSuites: 0,
};

test('sums what Jest counted', () => {
  expect(summaryLine(totalsOf(jest, true, 0))).toBe('7 passed, 0 failed, 3 skipped');
});

test.each([
  ['a failed check', totalsOf(jest, true, 1)],
  ['a failed test', totalsOf({ ...jest, numFailedTests: 1 }, false, 0)],
  ['a file that could not be loaded', totalsOf({ ...jest, numRuntimeErrorTestSuites: 1 }, false, 0)],
  ['a Jest that failed for another reason', totalsOf(jest, false, 0)],
  ['a Jest that left no results', totalsOf(null, false, 0)],
  ['a Jest that left no results and says it is well', totalsOf(null, true, 0)],
])('%s counts as one failed', (_, totals) => {
  expect(totals.failed).toBe(1);
});
