import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { caseRatioPart } from './case-ratio.ts';
import { labStartPart } from './lab-start-part.ts';
import type { BenchOptions, Part } from './part.ts';
import { pingsPart } from './pings.ts';
import { suitePart } from './suite.ts';
import { throughputPart } from './throughput/part.ts';

const parts: readonly Part[] = [labStartPart, suitePart, caseRatioPart, pingsPart, throughputPart];

interface Arguments {
  quick?: true;
  json?: string;
  only?: string[];
  profile?: string;
  against?: string;
}

const command = new Command('bench')
  .description('measures coexlab on this machine; see docs/bench.md')
  .option('--quick', 'fewer and shorter rounds (under 40 s instead of under 3 min)')
  .option('--json <file>', 'write the figures there, too')
  .addOption(new Option('--only <parts...>', 'only these parts').choices(parts.map(({ name }) => name)))
  .option('--against <folder>', 'compare the suite with that of another checkout (its npm ci done), in turn')
  .option('--profile <folder>', "leave a .cpuprofile of each of throughput's Node proxies there");

// Every child process ends when this one does.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

await bench(command.parse().opts<Arguments>());

async function bench({ quick, json, only, profile, against }: Arguments): Promise<void> {
  const options: BenchOptions = {
    quick: quick === true,
    profileFolder: profile ?? null,
    against: against === undefined ? null : resolve(against),
    progress: process.stderr.isTTY ? (what) => process.stderr.write(`\r\x1b[K${what}`) : () => {},
  };
  const machine = {
    cores: availableParallelism(),
    model: cpus()[0]?.model ?? 'unknown',
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    /** Of the last minute, before the bench began. */
    load: loadavg()[0] ?? 0,
  };
  const report: Record<string, unknown> = {
    version: 1,
    startedAt: new Date().toISOString(),
    quick: options.quick,
    machine,
  };
  process.stdout.write(
    `${machine.cores} cores of ${machine.model}, ${machine.platform}, Node ${machine.node}\n`,
  );
  if (machine.load > machine.cores / 2) {
    process.stdout.write(
      `something else is at work here (load average ${machine.load.toFixed(1)}): expect worse figures than the machine can do\n`,
    );
  }
  for (const part of parts.filter(({ name }) => only === undefined || only.includes(name))) {
    process.stdout.write(`\n${part.title}\n`);
    try {
      const { figures, text, incomplete } = await part.measure(options);
      if (incomplete) process.exitCode = 1;
      options.progress('');
      process.stdout.write(`${text}\n`);
      report[part.name] = figures;
    } catch (error) {
      options.progress('');
      process.stdout.write(`  could not be measured: ${(error as Error).message}\n`);
      report[part.name] = { error: (error as Error).message };
      process.exitCode = 1;
    }
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
}
