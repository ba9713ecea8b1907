import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../harness/package-root.ts';
import type { JsonReport } from '../harness/report/json.ts';
import { lines, milliseconds, type Part } from './part.ts';
import { median } from './statistics.ts';

/** The whole suite as a user runs it; medians of its runs, in milliseconds. */
interface SuiteFigures {
  runs: number;
  /** Cases that ran, and of these the ones that did not go as expected. */
  cases: number;
  failed: number;
  /** From the start of the process until its end. */
  processMs: number;
  /** As the report says: from the first lab's start until the last verdict. */
  suiteMs: number;
  /** What is left: starting Node, loading modules and specs, writing the report. */
  startUpMs: number;
  casesPerSecond: number;
}

export const suitePart: Part = {
  name: 'suite',
  title: 'The whole suite in one process (coexlab run)',
  async measure({ quick, progress }) {
    const figures = await measureSuite(quick ? 1 : 5, (run) => progress(`suite, run ${run}`));
    const { runs, cases, failed, processMs, startUpMs, suiteMs, casesPerSecond } = figures;
    const text = lines([
      ['cases', `${cases}${failed === 0 ? '' : `, ${failed} of them not as expected`}`],
      ['whole process', `${milliseconds(processMs)} (median of ${runs} run${runs === 1 ? '' : 's'})`],
      ['  of it start-up', milliseconds(startUpMs)],
      ['  of it the suite', milliseconds(suiteMs)],
      ['cases per second', `${Math.round(casesPerSecond)} (start-up apart)`],
    ]);
    return { figures, text };
  },
};

/**
 * Runs `coexlab run` in processes of its own, one after the other.
 * @throws Error when a run ends with neither 0 (as expected) nor 1 (a case failed)
 */
async function measureSuite(most: number, onRun: (run: number) => void): Promise<SuiteFigures> {
  const timed: TimedRun[] = [];
  const began = performance.now();
  for (let run = 1; run <= most && performance.now() - began < longest; run += 1) {
    onRun(run);
    timed.push(await runSuite());
  }
  const medianOf = (value: (run: TimedRun) => number) => median(timed.map(value));
  const ran = ({ totals }: JsonReport) => totals.passed + totals.failed + totals.broken;
  return {
    runs: timed.length,
    cases: medianOf(({ report }) => ran(report)),
    failed: Math.max(...timed.map(({ report }) => report.totals.failed + report.totals.broken)),
    processMs: medianOf(({ processMs }) => processMs),
    suiteMs: medianOf(({ report }) => report.durationMs),
    startUpMs: medianOf(({ processMs, report }) => processMs - report.durationMs),
    casesPerSecond: medianOf(({ report }) => (ran(report) / report.durationMs) * 1000),
  };
}

/** Milliseconds after which no further run begins. */
const longest = 25_000;

interface TimedRun {
  processMs: number;
  report: JsonReport;
}

async function runSuite(): Promise<TimedRun> {
  const folder = mkdtempSync(join(tmpdir(), 'coexlab-bench-'));
  const file = join(folder, 'report.json');
  const before = performance.now();
  const child = spawn(
    process.execPath,
    [join(packageRoot(), 'bin/coexlab.js'), 'run', '--reporter', `json=${file}`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const end = () => child.kill();
  process.once('exit', end);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-2000);
  });
  try {
    const [code] = await once(child, 'close');
    const processMs = performance.now() - before;
    if (code !== 0 && code !== 1) throw new Error(`coexlab run ended with ${code}:\n${said}`);
    return { processMs, report: JSON.parse(readFileSync(file, 'utf8')) as JsonReport };
  } finally {
    process.off('exit', end);
    rmSync(folder, { recursive: true, force: true });
  }
}
