import { expect, test } from '@jest/globals';
import { limitsWith } from './default-limits.ts';

const minute = 60_000;

test('a protocol that hangs by design says so, every other one has 100 s', () => {
  const { owa, eas, oab } = limitsWith().responseTimeoutMs;
  expect([owa, eas, oab]).toEqual([100_000, 61 * minute, 100_000]);
});

test('what differs is given for itself, down to one protocol', () => {
  const { responseTimeoutMs, accountEntries, logonFormBytes } = limitsWith({
    accountEntries: 5,
    responseTimeoutMs: { owa: 1 },
  });
  expect([responseTimeoutMs.owa, responseTimeoutMs.eas]).toEqual([1, 61 * minute]);
  expect([accountEntries, logonFormBytes]).toEqual([5, 16_384]);
});
