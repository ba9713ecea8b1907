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

export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, conformance],
    },
    { ...shared, displayName: 'conformance', testMatch: [conformance] },
  ],
  maxWorkers: 2,
  // Sockets and child processes on a starved machine take their time; no test waits for time itself.
  testTimeout: 30_000,
};
