import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { realClock } from '../contract/clock.ts';
import { createLabs } from '../harness/lab/labs.ts';
import { runCases } from '../harness/run/run.ts';
import { tallyOf } from '../harness/run/verdict.ts';
import { loadSuite } from '../harness/specs/suite.ts';
import { median } from './statistics.ts';

/**
 * Runs the whole suite again and again in one process, on the same labs: does anything ever fail, does the heap grow?
 * `node bench/soak.ts [--runs 20] [--sequential]`; ends with exit code 1 at the first run that is not all as expected.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '20' }, sequential: { type: 'boolean', default: false } },
});
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const { cases } = loadSuite();
const labs = createLabs('in-process', null);
const rates: number[] = [];

try {
  for (let run = 1; run <= Number(values.runs); run += 1) {
    const began = performance.now();
    const { results, strays } = await runCases({
      cases,
      startLab: labs.startLab,
      implementation: labs.implementation,
      clock: realClock,
      elapsed: () => performance.now(),
      seed: run,
      ...(values.sequential && { concurrency: { sharedCases: 1, exclusiveLabs: 1 } }),
    });
    const seconds = (performance.now() - began) / 1000;
    rates.push(cases.length / seconds);
    const wrong = results.filter(({ verdict }) => tallyOf(verdict) !== 'passed');
    if (run === 1 || run % 10 === 0 || wrong.length + strays.length > 0) report(run, seconds);
    for (const { case: it, verdict, steps } of wrong) {
      const differences = steps.flatMap((step) => step.differences);
      console.log(`run ${run}: ${it.id}: ${JSON.stringify([verdict, differences])}`);
    }
    for (const stray of strays) console.log(`run ${run}: ${stray}`);
    if (wrong.length + strays.length > 0) {
      process.exitCode = 1;
      break;
    }
  }
  console.log(`median ${median(rates).toFixed(0)} cases/s over ${rates.length} runs`);
} finally {
  await labs.close();
}

function report(run: number, seconds: number): void {
  collect();
  const heap = process.memoryUsage().heapUsed / 1024 ** 2;
  console.log(
    `run ${run}: ${run * cases.length} cases so far, this run ${seconds.toFixed(2)} s, heap ${heap.toFixed(1)} MB`,
  );
}
