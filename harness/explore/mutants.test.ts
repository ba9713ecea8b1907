import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { selectCases } from '../specs/select.ts';
import { loadSuite } from '../specs/suite.ts';
import { judging } from './matrix.ts';
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

test('every room has a test that runs its mutants', () => {
  const folders = readdirSync('harness/explore/mutants', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(Object.keys(rooms).toSorted()).toEqual(folders.toSorted());
  const untested = folders.filter((room) => !existsSync(`harness/explore/mutants/${room}/index.test.ts`));
  expect(untested).toEqual([]);
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
