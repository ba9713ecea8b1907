import { expect, test } from '@jest/globals';
import { createLabClock } from '../../contract/clock.ts';
import { advance } from './advance.ts';
import { unitClockOf } from './units/in-process.ts';

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
  await advance([unitClockOf(clock)], 30, async () => {
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
  await advance([unitClockOf(clock)], 10, async () => healthy.cancel());
  expect(fired).toEqual(['hung server']);
});

test('a timer that is due exactly at the end fires', async () => {
  const clock = createLabClock(0);
  const fired: number[] = [];
  clock.setTimer(10, () => fired.push(clock.now()));
  await advance([unitClockOf(clock)], 10, async () => {});
  expect(fired).toEqual([10]);
});

test('a failure to settle stops time where it is', async () => {
  const clock = createLabClock(0);
  clock.setTimer(10, () => {});
  clock.setTimer(20, () => {});
  const failing = async () => {
    throw new Error('still in flight');
  };
  await expect(advance([unitClockOf(clock)], 60, failing)).rejects.toThrow('still in flight');
  expect(clock.now()).toBe(10);
});

test('the clocks of several processes move as one: the earliest timer of all fires, then everybody settles', async () => {
  const [one, other] = [createLabClock(0), createLabClock(0)];
  const diary: string[] = [];
  one.setTimer(20, () => diary.push(`one 20 while the other has ${other.now()}`));
  other.setTimer(10, () => {
    diary.push(`other 10 while one has ${one.now()}`);
    other.setTimer(5, () => diary.push('other 15'));
  });
  one.setTimer(31, () => diary.push('too late'));
  await advance(
    [unitClockOf(one), unitClockOf(other)],
    30,
    async (time) => void diary.push(`settled ${time}`),
  );
  expect(diary).toEqual([
    'other 10 while one has 10',
    'settled 10',
    'other 15',
    'settled 15',
    'one 20 while the other has 20',
    'settled 20',
  ]);
  expect([one.now(), other.now()]).toEqual([30, 30]);
});
