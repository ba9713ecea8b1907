import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { selectCases } from '../../specs/select.ts';
import { loadSuite } from '../../specs/suite.ts';
import { createMutantRuns, judging } from '../matrix.ts';
import type { Mutant } from '../mutant.ts';
import { unkilled } from '../unkilled.ts';

/**
 * The tests of a room of mutants: each has a file of its name there, and each fails the cases that it names, and passes
 * those that no mutant can fail.
 */
export function eachMutantFailsItsCases(folder: string, mutants: readonly Mutant[]): void {
  const suite = loadSuite();
  const cases = judging(suite.cases);
  const excused = cases.filter(({ id }) => id in unkilled);
  const runMutant = createMutantRuns(suite.cases);
  test('every mutant has a file of its name', () => {
    const files = [...mutants.map(({ name }) => name), 'index', 'index.test'].map((name) => `${name}.ts`);
    expect(readdirSync(folder).toSorted()).toEqual(files.toSorted());
  });
  for (const mutant of mutants) {
    const fails = async () => {
      const named = selectCases(cases, { ids: mutant.breaks });
      const results = await runMutant(mutant, [...named, ...excused]);
      expect(named).not.toEqual([]);
      expect(results.map(({ case: { id }, verdict }) => [id, verdict.kind])).toEqual([
        ...named.map(({ id }) => [id, 'fail']),
        ...excused.map(({ id }) => [id, 'pass']),
      ]);
    };
    test(`${mutant.name} fails the cases that it names`, fails, 120_000);
  }
}
