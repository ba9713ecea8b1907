import { basename, dirname } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UsageError } from '../../input/errors.ts';
import { verbsOf } from '../drivers/index.ts';
import type { Case } from './case.ts';
import { coverage } from './coverage.ts';
import { loadSpecs, specFiles } from './load.ts';
import { type Selection, selectCases } from './select.ts';

/** One protocol's, so that a name that is only another's stays unknown. */
const { cases: all } = loadSpecs({
  files: specFiles().filter((file) => basename(dirname(file)) === 'owa'),
  verbsOf,
});
const idsOf = (selection: Selection, cases: readonly Case[] = all) =>
  selectCases(cases, selection).map((it) => it.id);

describe('selecting cases', () => {
  test('nothing selected is everything', () => {
    expect(idsOf({})).toEqual(all.map((it) => it.id));
  });

  test('an id, the id of an each, and globs', () => {
    expect(idsOf({ ids: ['owa-red-proxied'] })).toEqual(['owa-red-proxied']);
    expect(idsOf({ ids: ['owa-redirect-keeps-deep-link'] })).toEqual([
      'owa-redirect-keeps-deep-link/purple',
      'owa-redirect-keeps-deep-link/orange',
    ]);
    expect(idsOf({ ids: ['owa-redirect-keeps-deep-*/purple'] })).toEqual([
      'owa-redirect-keeps-deep-link/purple',
    ]);
    expect(idsOf({ ids: ['owa-{red,blue}-proxied', 'owa-green-pro*'] })).toEqual([
      'owa-red-proxied',
      'owa-blue-proxied',
      'owa-green-proxied',
    ]);
  });

  test('dimensions intersect, values of one unite', () => {
    const chosen = selectCases(all, { clauses: ['SEL-12', 'TOP-4'], users: ['blue'], protocols: ['owa'] });
    expect(chosen.length).toBeGreaterThan(2);
    expect(
      chosen.every(
        ({ user, clauses }) => user === 'blue' && (clauses.includes('SEL-12') || clauses.includes('TOP-4')),
      ),
    ).toBe(true);
  });

  test('an environment with and without its overlays', () => {
    const withOverlay = idsOf({ environments: ['coexistence+site3-e2007'] });
    expect(withOverlay).toContain('owa-violet-legacy-redirect');
    expect(withOverlay).not.toContain('owa-red-proxied');
    const withAndWithout = idsOf({ environments: ['coexistence'] });
    expect(withAndWithout).toEqual(expect.arrayContaining([...withOverlay, 'owa-red-proxied']));
    expect([...withAndWithout, ...idsOf({ environments: ['multi-role'] })].toSorted()).toEqual(
      all.map(({ id }) => id).toSorted(),
    );
  });

  test.each<[Selection, RegExp]>([
    [{ ids: ['owa-red-proxy'] }, /^no case matches "owa-red-proxy" \(did you mean "owa-red-proxied"\?\)$/],
    [{ ids: ['ews-*'] }, /^no case matches "ews-\*"/],
    [
      { clauses: ['SEL-99'] },
      /^no case has the clause "SEL-99" \(did you mean "SEL-9"\?\); expected one of E15-OWA-7,/,
    ],
    [
      { users: ['bleu'] },
      /^no case has the user "bleu" \(did you mean "blue"\?\); expected one of blue, green, grey, orange,/,
    ],
    [{ protocols: ['eas'] }, /^no case has the protocol "eas"(.*); expected one of owa$/],
    [
      { environments: ['coexistance'] },
      /^no case has the environment "coexistance" \(did you mean "coexistence"\?\)/,
    ],
    [{ ids: ['owa-red-proxied'], users: ['blue'] }, /expected at least one, found 0$/],
  ])('%j names nothing', (selection, message) => {
    expect(() => selectCases(all, selection)).toThrow(UsageError);
    expect(() => selectCases(all, selection)).toThrow(message);
  });

  test('the shards are disjoint, together everything, and do not depend on the order of the files', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.shuffledSubarray(all, { minLength: all.length }),
        (count, shuffled) => {
          const shards = Array.from({ length: count }, (_, at) => idsOf({ shard: { index: at + 1, count } }));
          expect(shards.flat().toSorted()).toEqual(all.map((it) => it.id).toSorted());
          const again = idsOf({ shard: { index: 1, count } }, shuffled);
          expect(again.toSorted()).toEqual(shards[0]?.toSorted());
          const sizes = shards.map((shard) => shard.length);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('coverage', () => {
  const clause = (id: string, confidence: 'A' | 'C') =>
    ({ id, kind: 'rule', confidence, at: 'Existing Environment', statement: 'It holds.' }) as const;
  const status = (kind: 'assert' | 'observe' | 'lint', confidence: 'A' | 'C') =>
    coverage([clause('SEL-1', confidence)], [{ id: 'a', kind, clauses: ['SEL-1'] }]);

  test.each([
    ['assert', 'A', 'covered'],
    ['lint', 'A', 'covered'],
    ['observe', 'A', 'uncovered'],
    ['observe', 'C', 'covered'],
  ] as const)('%s of a clause of confidence %s: %s', (kind, confidence, expected) => {
    const told = { id: 'SEL-1', kind: 'rule', confidence, status: expected, cases: ['a'] };
    expect(status(kind, confidence)).toEqual([told]);
  });

  test('a clause is failing when a case that asserts it failed, not when one that observes it did', () => {
    const carried = (kind: 'assert' | 'observe', id: string) => ({ kind, id, clauses: ['SEL-1'] });
    const cases = [carried('assert', 'a'), carried('assert', 'b'), carried('observe', 'c')];
    const statusAfter = (...failed: string[]) =>
      coverage([clause('SEL-1', 'A')], cases, new Set(failed)).map((it) => it.status);
    expect(statusAfter('b')).toEqual(['failing']);
    expect(statusAfter('c')).toEqual(['covered']);
  });

  test('a clause without a case', () => {
    expect(coverage([clause('SEL-2', 'A')], [{ id: 'a', kind: 'assert', clauses: ['SEL-1'] }])).toEqual([
      { id: 'SEL-2', kind: 'rule', confidence: 'A', status: 'uncovered', cases: [] },
    ]);
    const waiting = { ...clause('SEL-2', 'A'), waitsFor: 'a protocol' };
    expect(coverage([waiting], []).map(({ status, waitsFor }) => [status, waitsFor])).toEqual([
      ['waits', 'a protocol'],
    ]);
  });
});
