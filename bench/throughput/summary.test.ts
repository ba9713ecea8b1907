import { expect, test } from '@jest/globals';
import { reference } from './contestants.ts';
import { type Measurement, standings } from './summary.ts';

const turn = (
  contestant: string,
  round: number,
  requestsPerSecond: number,
  cpuMicroseconds: number | null,
): Measurement => ({
  scheme: 'https',
  contestant,
  round,
  requestsPerSecond,
  cpuMicroseconds,
  p99: round,
  errors: 0,
});

test('a ratio compares turns of one round, so that a slow round of the machine does not move it', () => {
  const [builtin, bare] = standings([
    turn('builtin', 1, 800, 125),
    turn(reference, 1, 1000, 100),
    turn('builtin', 2, 80, 125),
    turn(reference, 2, 100, 100),
    turn('builtin', 3, 8000, 125),
    turn(reference, 3, 10_000, 100),
  ]);
  expect(builtin).toEqual({
    scheme: 'https',
    contestant: 'builtin',
    rounds: 3,
    requestsPerSecond: 800,
    ratio: 0.8,
    cpuMicroseconds: 125,
    cpuRatio: 0.8,
    p99: 2,
  });
  expect(bare).toMatchObject({ requestsPerSecond: 1000, ratio: 1, cpuRatio: 1 });
});

test('without CPU times there are no CPU figures', () => {
  const [builtin] = standings([turn('builtin', 1, 800, null), turn(reference, 1, 1000, null)]);
  expect(builtin).toMatchObject({ ratio: 0.8, cpuMicroseconds: null, cpuRatio: null });
});

test('without the reference there is no ratio', () => {
  expect(standings([turn('builtin', 1, 800, 100)])[0]?.ratio).toBeNaN();
});
