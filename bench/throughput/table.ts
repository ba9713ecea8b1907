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
  const byScheme = Map.groupBy(results, ({ scheme }) => scheme);
  const tables = [...byScheme].map(([scheme, standings]) => {
    const table = new Table({
      head: [scheme, 'requests/s', `of ${reference}`, 'CPU µs/request', 'by CPU', 'p99 ms'],
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
    ...goalMet(results),
    ...contestants.map(({ name, description }) => `  ${name}: ${description}`),
    ...skipped.map(({ name, reason }) => `  skipped: ${name}: ${reason}`),
  ].join('\n');
}

/** What the project promises of its own proxy. */
const goal = 0.7;

function goalMet(results: readonly Standing[]): string[] {
  const own = results.find(({ scheme, contestant }) => scheme === 'https' && contestant === 'builtin');
  if (own === undefined) return [];
  const byCpu = own.cpuRatio === null ? '' : ` (by CPU ${own.cpuRatio.toFixed(2)})`;
  const verdict = own.ratio >= goal ? 'met' : 'missed';
  return [
    `  goal: builtin does at least ${goal} of ${reference} over https: ${own.ratio.toFixed(2)}${byCpu}, ${verdict}`,
  ];
}
