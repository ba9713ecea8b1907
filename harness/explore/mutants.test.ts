import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { selectCases } from '../specs/select.ts';
import { loadSuite } from '../specs/suite.ts';
import { judging, runMutant } from './matrix.ts';
import type { Mutant } from './mutant.ts';
import { mutants, rooms } from './mutants/index.ts';
import { unkilled } from './unkilled.ts';

const suite = loadSuite();
const cases = judging(suite.cases);
const brokenBy = ({ breaks }: Mutant) => selectCases(cases, { ids: breaks });
const excused = Object.keys(unkilled);

test('every case that judges an implementation is failed by a mutant, or stands on the list with its reason', () => {
  const broken = new Set(mutants.flatMap(brokenBy).map(({ id }) => id));
  expect(cases.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual(excused.toSorted());
  expect(Object.values(unkilled).filter((reason) => reason.trim() === '')).toEqual([]);
});

test.each(Object.entries(rooms))('every mutant of %s has a file of its name there', (room, its) => {
  const files = readdirSync(`harness/explore/mutants/${room}`).map((file) => file.replace(/\.ts$/, ''));
  expect(its.map(({ name }) => name).toSorted()).toEqual(files.filter((file) => file !== 'index').toSorted());
});

test('every mutant has a name and a sentence of its own, and a clause of the registry', () => {
  const clauses = suite.clauses.map(({ id }) => id);
  expect(mutants.filter(({ clause }) => !clauses.includes(clause))).toEqual([]);
  expect(mutants.filter(({ sentence }) => !/^[A-Z].*\.$/.test(sentence))).toEqual([]);
  for (const own of ['name', 'sentence'] as const) {
    expect(new Set(mutants.map((mutant) => mutant[own])).size).toBe(mutants.length);
  }
});

test('every mutant fails a case that cites its clause, so that the explanation names what it breaks', () => {
  const silent = mutants.filter(
    (mutant) => !brokenBy(mutant).some(({ clauses }) => clauses.includes(mutant.clause)),
  );
  expect(silent.map(({ name, clause }) => `${name}: ${clause}`)).toEqual([]);
});

test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
  '%s fails the cases that it names',
  async (_, mutant) => {
    const named = brokenBy(mutant);
    const run = [...named, ...cases.filter(({ id }) => excused.includes(id))];
    const results = await runMutant(mutant, run, suite.cases);
    expect(named).not.toEqual([]);
    expect(results.map(({ case: { id }, verdict }) => [id, verdict.kind])).toEqual([
      ...named.map(({ id }) => [id, 'fail']),
      ...excused.map((id) => [id, 'pass']),
    ]);
  },
  120_000,
);
