/** How thoroughly, and where else to write. */
export interface BenchOptions {
  /** Fewer and shorter rounds: enough to see whether something broke, not to compare releases. */
  quick: boolean;
  /** Where every Node contestant of `throughput` leaves a .cpuprofile; null: nowhere. */
  profileFolder: string | null;
  /** Another checkout that `suite` is compared with; null: none. */
  against: string | null;
  /** Told what is being measured just now. */
  progress(what: string): void;
}

/** One of the things that the bench measures. */
export interface Part {
  name: string;
  title: string;
  /** @throws Error when it could not be measured; `incomplete` when some of it could not */
  measure(options: BenchOptions): Promise<{ figures: unknown; text: string; incomplete?: boolean }>;
}

/** Lines of a name and a figure, aligned. */
export function lines(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, figure]) => `  ${name.padEnd(width)}  ${figure}`).join('\n');
}

/** Milliseconds as people read them. */
export function milliseconds(value: number): string {
  return value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}
