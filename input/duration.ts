/** How a duration is written: a number above or equal to zero and its unit, such as `50s`, `1.5h` or `250ms`. */
export const durationFormat = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/;

const msOf = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of a duration in `durationFormat`; null for a text that is none. */
export function parseDuration(text: string): number | null {
  const [, count, unit] = durationFormat.exec(text) ?? [];
  return count === undefined ? null : Number(count) * msOf[unit as keyof typeof msOf];
}

/** A duration in milliseconds in the largest unit of which it is a whole number: `8m`, `481m`, `1500ms`. */
export function formatDuration(ms: number): string {
  const unit = (['d', 'h', 'm', 's'] as const).find((it) => ms !== 0 && ms % msOf[it] === 0) ?? 'ms';
  return `${ms / msOf[unit]}${unit}`;
}
