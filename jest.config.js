const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
};
const conformance = '<rootDir>/harness/jest/conformance.test.ts';
const endToEnd = '**/*.e2e.test.ts';

export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['**/*.test.ts', `!${endToEnd}`],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, conformance],
    },
    // Whole programs: coexlab as its users start it, the package as they install it.
    { ...shared, displayName: 'end-to-end', testMatch: [endToEnd] },
    { ...shared, displayName: 'conformance', testMatch: [conformance] },
  ],
  maxWorkers: 2,
  // Sockets and child processes on a starved machine take their time; no test waits for time itself.
  testTimeout: 30_000,
};
