import { expect, test } from '@jest/globals';
import { createLabClock } from '../../contract/clock.ts';
import { tidyRegularly } from './tidy.ts';

test('forgets what is ten minutes old, every minute until stopped', () => {
  const clock = createLabClock(0);
  const forgotten: [at: number, before: number][] = [];
  const stop = tidyRegularly(
    clock,
    (before) => forgotten.push([clock.now(), before]),
    () => clock.now() * 1_000,
  );
  clock.fireNext();
  clock.fireNext();
  expect(forgotten).toEqual([
    [60_000, -540_000_000],
    [120_000, -480_000_000],
  ]);
  stop();
  expect(clock.fireNext()).toBe(false);
});
