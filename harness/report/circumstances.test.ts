import { describe, expect, test } from '@jest/globals';
import type { StepResult } from '../run/result.ts';
import { aCase } from '../specs/testing/case.ts';
import { changesOf, orderOf, stepsBefore } from './circumstances.ts';
import { aResult } from './testing/report.ts';

const [aStep] = aResult('a', { kind: 'fail' }).steps;
const step = (change: Partial<StepResult>): StepResult => ({ ...(aStep as StepResult), ...change });

describe('what the case changed', () => {
  test('overlays, settings of the organisation, stops and faults, as a spec says them', () => {
    const { environment } = aCase();
    const it = aCase({
      environment: { ...environment, name: 'coexistence+site3-e2007' },
      with: {
        topology: {
          servers: {
            'cas2010-1': { isOutOfService: true, virtualDirectories: { owa: { externalUrl: null } } },
            'cas2010-2': { isOutOfService: true },
          },
          namespaces: { 'site3.contoso.com': { servers: ['cas2010-5'] } },
        },
        stop: ['cas2010@Site3', 'mbx2010-1'],
        fault: { server: 'cas2010@Site1', answer: 503, times: 1 },
      },
    });
    expect(changesOf(it)).toEqual([
      'overlay site3-e2007',
      'namespaces.site3.contoso.com.servers ["cas2010-5"]',
      'cas2010-1, cas2010-2: isOutOfService true',
      'cas2010-1: virtualDirectories.owa.externalUrl taken away',
      'stop cas2010@Site3',
      'stop mbx2010-1',
      'cas2010@Site1 answers 503 once',
    ]);
  });

  test('nothing of a case that takes the organisation as it is', () =>
    expect(changesOf(aCase())).toEqual([]));
});

describe('the steps before', () => {
  const signIn = step({ name: 'sign in', status: 200, path: ['cas2013-1', 'cas2010-2'] });
  const pause = step({ name: 'advance 16m', status: null, path: [] });

  test('are told with the way that each took', () => {
    const failing = step({ name: 'read' });
    expect(stepsBefore([signIn, pause, failing], failing)).toEqual([
      'sign in: 200, cas2013-1 → cas2010-2',
      'advance 16m',
    ]);
  });

  test('of many the last, and how many were before', () => {
    const many = Array.from({ length: 8 }, (_, index) => step({ ...pause, name: `advance ${index + 1}m` }));
    expect(stepsBefore(many, many[7] as StepResult)).toEqual([
      '… 2 steps',
      ...['advance 3m', 'advance 4m', 'advance 5m', 'advance 6m', 'advance 7m'],
    ]);
  });
});

describe('an answer that the case ordered', () => {
  const ordered = step({ status: 503, author: 'cas2010-2@Site1' });
  const fault = { server: 'cas2010@Site1', answer: 503, times: 1 };

  test('is known by its server and status, whether `with` or the step has the fault', () => {
    const byCase = { ...aResult('a', { kind: 'fail' }, [], { with: { fault } }), steps: [ordered] };
    const byStep = {
      ...aResult('a', { kind: 'fail' }, [], { steps: [{ do: 'read', fault }] }),
      steps: [ordered],
    };
    expect(orderOf(byCase, ordered)).toBe('cas2010@Site1 answers 503 once');
    expect(orderOf(byStep, ordered)).toBe('cas2010@Site1 answers 503 once');
  });

  test('is nobody else’s, no other one, and not one that a later step orders', () => {
    const result = { ...aResult('a', { kind: 'fail' }, [], { with: { fault } }), steps: [ordered] };
    expect(orderOf(result, { ...ordered, author: 'the proxy (cas2013-1@Site1)' })).toBeUndefined();
    expect(orderOf(result, { ...ordered, author: null })).toBeUndefined();
    expect(orderOf(result, { ...ordered, status: 500 })).toBeUndefined();
    const later = aResult('a', { kind: 'fail' }, [], { steps: [{ do: 'open' }, { do: 'read', fault }] });
    expect(orderOf({ ...later, steps: [ordered] }, ordered)).toBeUndefined();
  });

  test('following a redirect is no step of its own', () => {
    const steps = [step({ name: 'sign in' }), step({ name: 'follow, 40 users' }), ordered];
    const it = { steps: [{ do: 'sign in' }, { do: 'read', fault }] };
    expect(orderOf({ ...aResult('a', { kind: 'fail' }, [], it), steps }, ordered)).toBe(
      'cas2010@Site1 answers 503 once',
    );
    const early = { steps: [{ do: 'sign in' }, { do: 'read' }, { do: 'read', fault }] };
    expect(orderOf({ ...aResult('a', { kind: 'fail' }, [], early), steps }, ordered)).toBeUndefined();
  });
});
