import { expect, test } from '@jest/globals';
import type { ClauseCoverage } from '../specs/coverage.ts';
import { renderCoverage } from './coverage.ts';
import { plainStyle } from './style.ts';

const clause = (id: string, status: ClauseCoverage['status'], cases: string[] = []): ClauseCoverage => ({
  id,
  kind: 'route',
  confidence: 'A',
  status,
  cases,
});

test('groups have counts, clauses their cases, and what fails says by which', () => {
  const text = renderCoverage(
    [
      clause('E15-OWA-RED', 'covered', ['a/red', 'a/blue', 'b', 'c', 'd']),
      clause('E15-OWA-ORANGE-1', 'failing', ['a', 'b/red', 'b/blue']),
      clause('E15-EAS-1', 'uncovered'),
      clause('SEL-5', 'uncovered', ['seen']),
      { ...clause('WIRE-OWA-9', 'covered', ['b']), kind: 'wire', confidence: 'own' },
      { ...clause('WIRE-OAB-1', 'waits'), kind: 'wire', confidence: 'M', waitsFor: 'not proxied yet' },
    ],
    plainStyle,
    new Set(['b/blue']),
  );
  expect(text).toBe(
    [
      'E15-OWA  2 of 2 covered, 1 failing',
      '  ✓ E15-OWA-RED       route   A    covered    a, b, c … and 1 more',
      '  ✗ E15-OWA-ORANGE-1  route   A    failing    b',
      'E15-EAS  0 of 1 covered',
      '  – E15-EAS-1         route   A    uncovered',
      'SEL  0 of 1 covered',
      '  – SEL-5             route   A    uncovered  only observed: seen',
      'WIRE-OWA  1 of 1 covered',
      '  ✓ WIRE-OWA-9        wire    own  covered    b',
      'WIRE-OAB  0 of 1 covered, 1 waiting',
      '  · WIRE-OAB-1        wire    M    waits      not proxied yet',
      '',
      '3 of 6 covered, 1 failing, 1 waiting',
    ].join('\n'),
  );
});
