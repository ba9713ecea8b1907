import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceMutant } from './mutant.ts';
import type { MutationTransform } from './transform.ts';

/** What is used of jest.config.js. */
interface JestConfig {
  projects: [{ transform: Record<string, [name: string, options: MutationTransform['swc']]> }];
}

const root = new URL('../../', import.meta.url);
const { default: jestConfig }: { default: JestConfig } = await import(new URL('jest.config.js', root).href);
const [unit] = jestConfig.projects;

/** Name of the Jest project in which the sources are as they are. */
export const unchanged = 'unchanged';

/** Jest's configuration: a project like `unit` for each mutant, and one without, each with just the files that matter. */
export function jestConfigFor(mutants: readonly SourceMutant[]): object {
  return {
    projects: [
      projectOf(unchanged, null, [...new Set(mutants.map(({ test }) => test))]),
      ...mutants.map((mutant) => projectOf(mutant.name, mutant, [mutant.test])),
    ],
    maxWorkers: 2,
    testTimeout: 30_000,
    reporters: [],
  };
}

/** Fits the tests that some mutant names: no others run. */
export function namePattern(mutants: readonly SourceMutant[]): string {
  const names = new Set(mutants.map(({ fails }) => fails.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
  return `^(?:${[...names].join('|')})`;
}

function projectOf(displayName: string, mutant: SourceMutant | null, tests: readonly string[]): object {
  const transform = Object.entries(unit.transform).map(([files, [, swc]]) => {
    const options: MutationTransform = { swc, mutant };
    return [files, [fileURLToPath(new URL('transform.ts', import.meta.url)), options]];
  });
  return {
    ...unit,
    rootDir: fileURLToPath(root),
    displayName,
    // Projects of one id share what is compiled.
    id: 'coexlab-mutation',
    roots: [...new Set(tests.map((test) => `<rootDir>/${dirname(test)}`))],
    testMatch: tests.map((test) => `<rootDir>/${test}`),
    testPathIgnorePatterns: [],
    transform: Object.fromEntries(transform),
  };
}
