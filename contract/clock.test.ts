import { expect, test } from '@jest/globals';
import { createLabClock, realClock } from './clock.ts';

test('fires one timer at a time, in the order they are due, those of one instant as they were set', () => {
  const clock = createLabClock(1_000);
  const fired: string[] = [];
  const note = (name: string) => () => fired.push(`${name}@${clock.now()}`);
  clock.setTimer(30, note('late'));
  clock.setTimer(10, note('first'));
  clock.setTimer(10, note('second'));
  expect(clock.nextDue()).toBe(1_010);
  expect(clock.fireNext()).toBe(true);
  expect(fired).toEqual(['first@1010']);
  while (clock.fireNext());
  expect(fired).toEqual(['first@1010', 'second@1010', 'late@1030']);
  expect(clock.nextDue()).toBeUndefined();
});

test('a timer that a timer sets is due in its turn', () => {
  const clock = createLabClock(0);
  const fired: number[] = [];
  clock.setTimer(10, () => clock.setTimer(5, () => fired.push(clock.now())));
  clock.setTimer(20, () => fired.push(clock.now()));
  while (clock.fireNext());
  expect(fired).toEqual([15, 20]);
});

test('a cancelled timer is not due and does not fire; cancelling a fired one is nothing', () => {
  const clock = createLabClock(0);
  let fired = 0;
  const kept = clock.setTimer(5, () => {
    fired += 1;
  });
  clock
    .setTimer(1, () => {
      throw new Error('cancelled, and fired all the same');
    })
    .cancel();
  expect(clock.nextDue()).toBe(5);
  clock.fireNext();
  kept.cancel();
  expect(clock.fireNext()).toBe(false);
  expect(fired).toBe(1);
});

test('moves without firing, never past a due timer and never backwards', () => {
  const clock = createLabClock(100);
  clock.setTimer(50, () => {});
  clock.moveTo(150);
  expect(clock.now()).toBe(150);
  expect(() => clock.moveTo(151)).toThrow(new RangeError('a timer is due at 150, before 151'));
  clock.moveTo(120);
  expect(clock.now()).toBe(150);
});

test('a negative delay is due now', () => {
  const clock = createLabClock(100);
  clock.setTimer(-50, () => {});
  expect(clock.nextDue()).toBe(100);
});

test('the real clock fires, unless cancelled', async () => {
  const fired: string[] = [];
  realClock
    .setTimer(0, () => {
      fired.push('cancelled');
    })
    .cancel();
  // The real clock's timers keep no process alive, and this one must still fire.
  const alive = setInterval(() => {}, 1_000);
  await new Promise<void>((resolve) => {
    realClock.setTimer(1, resolve);
  });
  clearInterval(alive);
  expect(fired).toEqual([]);
});
