import { expect, test } from '@jest/globals';
import { coalesced } from './coalesced.ts';

test('whoever asks while a round is under way gets a round that begins afterwards, and shares it', async () => {
  const rounds: (() => void)[] = [];
  const ask = coalesced(() => new Promise<void>((resolve) => rounds.push(resolve)));
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
