import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../harness/package-root.ts';
import type { JsonReport } from '../harness/report/json.ts';

/** Where the servers of the suite's labs run. */
export type LabKind = 'in-process' | 'processes';

/** One `coexlab run`. */
export interface TimedRun {
  /** From the start of the process until its end. */
  processMs: number;
  report: JsonReport;
}

/** Milliseconds after which a run is ended. */
const patience = 150_000;

/**
 * Runs the suite, the lab's own cases with it, in a process of its own. @throws Error when it hangs, or ends with neither 0 nor 1 (a case failed)
 * @param checkout the folder whose coexlab runs; default: this one
 */
export async function runSuite(lab: LabKind, checkout: string = packageRoot()): Promise<TimedRun> {
  const folder = mkdtempSync(join(tmpdir(), 'coexlab-bench-'));
  const file = join(folder, 'report.json');
  const before = performance.now();
  const child = spawn(
    process.execPath,
    [
      join(checkout, 'bin/coexlab.js'),
      'run',
      '--lab',
      lab,
      // Checkouts from before it had the lab's own cases among the others.
      ...(existsSync(join(checkout, 'specs/lab')) ? ['--self-check'] : []),
      '--reporter',
      `json=${file}`,
    ],
    { cwd: checkout, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const endNow = () => {
    endSynchronously(child);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', endNow);
  let hung = false;
  const watchdog = setTimeout(() => {
    hung = true;
    endSynchronously(child);
  }, patience);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-2000);
  });
  try {
    const [code] = await once(child, 'exit');
    const processMs = performance.now() - before;
    if (hung) throw new Error(`coexlab run --lab ${lab} had not ended after ${patience / 1000} s`);
    if (code !== 0 && code !== 1) throw new Error(`coexlab run --lab ${lab} ended with ${code}: ${said}`);
    return { processMs, report: JSON.parse(readFileSync(file, 'utf8')) as JsonReport };
  } finally {
    clearTimeout(watchdog);
    process.off('exit', endNow);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Those of the implementation and of the lab itself. */
export const casesOf = ({ cases, lab = [] }: JsonReport) => cases.length + lab.length;

/** The first signal asks the run to tidy up, the second one ends it whatever it does. */
function endSynchronously(child: ChildProcess): void {
  if (!child.kill('SIGTERM')) return;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
  child.kill('SIGTERM');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  child.kill('SIGKILL');
}
