import { expect, test } from '@jest/globals';
import { createLabClock, type LabClock } from '../../../contract/clock.ts';
import type { RemoteClock } from '../types.ts';
import { advanceTogether, coalesced } from './together.ts';

function remote(clock: LabClock): RemoteClock {
  return {
    nextDue: async () => clock.nextDue(),
    fireNext: async () => void clock.fireNext(),
    moveTo: async (time) => clock.moveTo(time),
  };
}

test('the clocks of several processes move as one: the earliest timer of all fires, then everybody settles', async () => {
  const [one, other] = [createLabClock(0), createLabClock(0)];
  const diary: string[] = [];
  one.setTimer(20, () => diary.push(`one 20 while the other has ${other.now()}`));
  other.setTimer(10, () => {
    diary.push(`other 10 while one has ${one.now()}`);
    other.setTimer(5, () => diary.push('other 15'));
  });
  one.setTimer(31, () => diary.push('too late'));
  await advanceTogether([remote(one), remote(other)], 30, async (time) => void diary.push(`settled ${time}`));
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

test('whoever asks while a round is under way gets a round that begins afterwards, and shares it', async () => {
  const rounds: (() => void)[] = [];
  const ask = coalesced(() => new Promise((resolve) => rounds.push(resolve)));
  const first = ask();
  const later = [ask(), ask()];
  expect(rounds).toHaveLength(1);
  rounds[0]?.();
  await first;
  await new Promise(setImmediate);
  expect(rounds).toHaveLength(2);
  rounds[1]?.();
  await Promise.all(later);
  expect(rounds).toHaveLength(2);
});

test('a round that fails fails those who asked for it, and nobody later', async () => {
  let fails = true;
  const ask = coalesced(async () => {
    if (fails) throw new Error('gone');
  });
  await expect(ask()).rejects.toThrow('gone');
  fails = false;
  await ask();
});
