import { expect, test } from '@jest/globals';
import { createLabClock } from '../../contract/clock.ts';
import { advanceClock } from './advance.ts';

test('each due timer is settled before the next one fires, timers set on the way included', async () => {
  const clock = createLabClock(0);
  const told: string[] = [];
  const note = (what: string) => told.push(`${what}@${clock.now()}`);
  clock.setTimer(10, () => {
    note('first');
    clock.setTimer(5, () => note('set by first'));
  });
  clock.setTimer(20, () => note('second'));
  clock.setTimer(31, () => note('too late'));
  await advanceClock(clock, 30, async () => {
    note('settled');
  });
  expect(told).toEqual([
    'first@10',
    'settled@10',
    'set by first@15',
    'settled@15',
    'second@20',
    'settled@20',
  ]);
  expect(clock.now()).toBe(30);
  expect(clock.nextDue()).toBe(31);
});

test('what settling takes away does not fire: an answer cancels its time-out', async () => {
  const clock = createLabClock(0);
  const fired: string[] = [];
  clock.setTimer(10, () => fired.push('hung server'));
  const healthy = clock.setTimer(10, () => fired.push('healthy server'));
  await advanceClock(clock, 10, async () => healthy.cancel());
  expect(fired).toEqual(['hung server']);
});

test('a timer that is due exactly at the end fires', async () => {
  const clock = createLabClock(0);
  const fired: number[] = [];
  clock.setTimer(10, () => fired.push(clock.now()));
  await advanceClock(clock, 10, async () => {});
  expect(fired).toEqual([10]);
});

test('a failure to settle stops time where it is', async () => {
  const clock = createLabClock(0);
  clock.setTimer(10, () => {});
  clock.setTimer(20, () => {});
  const failing = async () => {
    throw new Error('still in flight');
  };
  await expect(advanceClock(clock, 60, failing)).rejects.toThrow('still in flight');
  expect(clock.now()).toBe(10);
});
