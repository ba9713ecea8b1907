import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../harness/package-root.ts';
import type { JsonReport } from '../harness/report/json.ts';
import { lines, milliseconds, type Part } from './part.ts';
import { median } from './statistics.ts';

type LabKind = 'in-process' | 'processes';

/** The whole suite as a user runs it; medians of its runs, in milliseconds. */
interface SuiteFigures {
  lab: LabKind;
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
  /** suiteMs as a multiple of the in-process one. */
  ofInProcess: number;
}

export const suitePart: Part = {
  name: 'suite',
  title: 'The whole suite (coexlab run)',
  async measure({ quick, progress }) {
    const figures = quick
      ? await measureSuite(1, ['in-process'], progress)
      : await measureSuite(5, ['in-process', 'processes'], progress);
    const skipped = quick ? '\n  skipped: --lab processes: not with --quick' : '';
    return { figures, text: figures.map(suiteText).join('\n') + skipped };
  },
};

function suiteText(figures: SuiteFigures): string {
  const { lab, runs, cases, failed, processMs, startUpMs, suiteMs, casesPerSecond, ofInProcess } = figures;
  const compared = lab === 'in-process' ? '' : `, ${ofInProcess.toFixed(2)} times the in-process one`;
  return lines([
    ['--lab', lab],
    ['cases', `${cases}${failed === 0 ? '' : `, ${failed} of them not as expected`}`],
    ['whole process', `${milliseconds(processMs)} (median of ${runs} run${runs === 1 ? '' : 's'})`],
    ['  of it start-up', milliseconds(startUpMs)],
    ['  of it the suite', `${milliseconds(suiteMs)}${compared}`],
    ['cases per second', `${Math.round(casesPerSecond)} (start-up apart)`],
  ]);
}

interface TimedRun {
  processMs: number;
  report: JsonReport;
}

/** Milliseconds after which no further round begins. */
const longest = 25_000;

/** Runs `coexlab run` in processes of its own, one after the other, a run of each kind of lab in turn. */
async function measureSuite(
  most: number,
  kinds: readonly LabKind[],
  progress: (what: string) => void,
): Promise<SuiteFigures[]> {
  const timed = new Map<LabKind, TimedRun[]>(kinds.map((lab) => [lab, []]));
  const began = performance.now();
  for (let round = 1; round <= most && performance.now() - began < longest; round += 1) {
    for (const [lab, runs] of timed) {
      progress(`suite, round ${round}: ${lab}`);
      runs.push(await runSuite(lab));
    }
  }
  const inProcess = figuresOf('in-process', timed.get('in-process') ?? [], Number.NaN);
  return [...timed].map(([lab, runs]) => figuresOf(lab, runs, inProcess.suiteMs));
}

function figuresOf(lab: LabKind, timed: readonly TimedRun[], inProcessMs: number): SuiteFigures {
  const medianOf = (value: (run: TimedRun) => number) => median(timed.map(value));
  const ran = ({ totals }: JsonReport) => totals.passed + totals.failed + totals.broken;
  const suiteMs = medianOf(({ report }) => report.durationMs);
  return {
    lab,
    runs: timed.length,
    cases: medianOf(({ report }) => ran(report)),
    failed: Math.max(...timed.map(({ report }) => report.totals.failed + report.totals.broken)),
    processMs: medianOf(({ processMs }) => processMs),
    suiteMs,
    startUpMs: medianOf(({ processMs, report }) => processMs - report.durationMs),
    casesPerSecond: medianOf(({ report }) => (ran(report) / report.durationMs) * 1000),
    ofInProcess: suiteMs / inProcessMs,
  };
}

/** @throws Error when the run ends with neither 0 (as expected) nor 1 (a case failed) */
async function runSuite(lab: LabKind): Promise<TimedRun> {
  const folder = mkdtempSync(join(tmpdir(), 'coexlab-bench-'));
  const file = join(folder, 'report.json');
  const before = performance.now();
  const child = spawn(
    process.execPath,
    [join(packageRoot(), 'bin/coexlab.js'), 'run', '--lab', lab, '--reporter', `json=${file}`],
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
