import { UsageError } from '../../../input/errors.ts';
import { didYouMean } from '../../../input/nearest.ts';

/** The value, when it is one of `known`. @throws UsageError naming the nearest of them */
export function oneOf<T extends string>(value: string, known: readonly T[], noun: string): T {
  const found = known.find((it) => it === value);
  if (found !== undefined) return found;
  throw new UsageError(
    `there is no ${noun} "${value}"${didYouMean(value, known)}; known: ${known.join(', ')}`,
  );
}

/** `i/n`: the i-th of n shares. @throws UsageError */
export function parseShard(value: string): { index: number; count: number } {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(value) ?? [];
  if (index === undefined || count === undefined) {
    throw new UsageError(`--shard takes i/n such as 1/3 (the first of three shares), not "${value}"`);
  }
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index < 1 || shard.index > shard.count) {
    throw new UsageError(
      `--shard ${value}: there is no share ${shard.index} of ${shard.count}; the first number goes from 1 to the second`,
    );
  }
  return shard;
}

/** A whole number from 1, of the option named. @throws UsageError */
export function countOf(option: string): (value: string) => number {
  return (value) => {
    if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
    throw new UsageError(`${option} takes a whole number from 1 to 9999, not "${value}"`);
  };
}

/** For options that may be given several times. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}
