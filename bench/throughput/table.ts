import Table from 'cli-table3';
import type { Contestant } from './contestants.ts';
import { reference } from './contestants.ts';
import type { Standing } from './summary.ts';

/** What a person reads: one table for each scheme, then who is who. */
export function throughputText(
  results: readonly Standing[],
  contestants: readonly Contestant[],
  skipped: readonly { name: string; reason: string }[],
): string {
  const bySheme = Map.groupBy(results, ({ scheme }) => scheme);
  const tables = [...bySheme].map(([scheme, standings]) => {
    const table = new Table({
      head: [scheme, 'requests/s', `of ${reference}`, 'CPU µs/request', `${reference}'s CPU of it`, 'p99 ms'],
      colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
      style: { head: [], border: [], compact: true },
    });
    for (const it of standings) {
      table.push([
        it.contestant,
        Math.round(it.requestsPerSecond).toLocaleString('en'),
        it.ratio.toFixed(2),
        it.cpuMicroseconds === null ? '–' : it.cpuMicroseconds.toFixed(1),
        it.cpuRatio === null ? '–' : it.cpuRatio.toFixed(2),
        it.p99.toFixed(1),
      ]);
    }
    return `${table}`;
  });
  return [
    ...tables,
    ...contestants.map(({ name, description }) => `  ${name}: ${description}`),
    ...skipped.map(({ name, reason }) => `  skipped: ${name}: ${reason}`),
  ].join('\n');
}
