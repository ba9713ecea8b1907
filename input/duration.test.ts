import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatDuration, parseDuration } from './duration.ts';

describe('durations', () => {
  test.each([
    ['250ms', 250],
    ['50s', 50_000],
    ['1.5m', 90_000],
    ['8h', 28_800_000],
    ['1d', 86_400_000],
    ['0s', 0],
  ])('%s are %d milliseconds', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each(['', '50', 's', '-1s', '1 s', '1s ', '16 minutes', '1S', '1e3s', '.5s'])('%j is none', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  test.each([
    [480_000, '8m'],
    [481 * 60_000, '481m'],
    [90_000, '90s'],
    [1_500, '1500ms'],
    [7_200_000, '2h'],
    [0, '0ms'],
  ])('%d milliseconds are shown as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  test('what is shown is read as the same', () => {
    fc.assert(
      fc.property(fc.nat(), (ms) => {
        expect(parseDuration(formatDuration(ms))).toBe(ms);
      }),
    );
  });
});
