/** What is used of the JSON that Jest writes. */
export interface JestTotals {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Files that could not even be loaded. */
  numRuntimeErrorTestSuites: number;
}

export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * The sum of a test run. A failed check counts as a failed test, and so does a file that could not be loaded, a Jest
 * that left no results, or one that failed although every test passed (a threshold, an open handle).
 */
export function totalsOf(jest: JestTotals | null, jestSucceeded: boolean, failedChecks: number): Totals {
  const passed = jest?.numPassedTests ?? 0;
  const counted = (jest?.numFailedTests ?? 0) + (jest?.numRuntimeErrorTestSuites ?? 0);
  const unexplained = jestSucceeded && jest !== null ? 0 : counted === 0 ? 1 : 0;
  return {
    passed,
    failed: counted + unexplained + failedChecks,
    skipped: (jest?.numPendingTests ?? 0) + (jest?.numTodoTests ?? 0),
  };
}

/** `N passed, N failed, N skipped` */
export function summaryLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
