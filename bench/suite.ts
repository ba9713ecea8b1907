import { compareSuites } from './against.ts';
import { lines, milliseconds, type Part } from './part.ts';
import { median } from './statistics.ts';
import { casesOf, type LabKind, runSuite, type TimedRun } from './suite-run.ts';

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
  async measure({ quick, against, progress }) {
    if (against !== null) return compareSuites(against, quick ? 1 : 7, progress);
    const kinds: LabKind[] = quick ? ['in-process'] : ['in-process', 'processes'];
    const { figures, broken } = await measureSuite(quick ? 1 : 5, kinds, progress);
    const notes = [
      ...broken.map((message) => `  could not be measured: ${message}`),
      ...(quick ? ['  skipped: --lab processes: not with --quick'] : []),
    ];
    return {
      figures: { labs: figures, broken },
      text: [...figures.map(suiteText), ...notes].join('\n'),
      incomplete: broken.length > 0,
    };
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

/** Milliseconds after which no further round begins. */
const longest = 20_000;

/** Runs the suite again and again, in each kind of lab in turn; a kind that breaks once is left out from then on. */
async function measureSuite(
  most: number,
  kinds: readonly LabKind[],
  progress: (what: string) => void,
): Promise<{ figures: SuiteFigures[]; broken: string[] }> {
  const timed = new Map<LabKind, TimedRun[]>(kinds.map((lab) => [lab, []]));
  const broken: string[] = [];
  const began = performance.now();
  for (let round = 1; round <= most && performance.now() - began < longest; round += 1) {
    for (const [lab, runs] of timed) {
      progress(`suite, round ${round}: ${lab}`);
      try {
        runs.push(await runSuite(lab));
      } catch (error) {
        broken.push((error as Error).message);
        timed.delete(lab);
      }
    }
  }
  const inProcess = figuresOf('in-process', timed.get('in-process') ?? [], Number.NaN);
  return { figures: [...timed].map(([lab, runs]) => figuresOf(lab, runs, inProcess.suiteMs)), broken };
}

function figuresOf(lab: LabKind, timed: readonly TimedRun[], inProcessMs: number): SuiteFigures {
  const medianOf = (value: (run: TimedRun) => number) => median(timed.map(value));
  const suiteMs = medianOf(({ report }) => report.durationMs);
  return {
    lab,
    runs: timed.length,
    cases: medianOf(({ report }) => casesOf(report)),
    failed: Math.max(...timed.map(({ report }) => report.totals.failed + report.totals.broken)),
    processMs: medianOf(({ processMs }) => processMs),
    suiteMs,
    startUpMs: medianOf(({ processMs, report }) => processMs - report.durationMs),
    casesPerSecond: medianOf(({ report }) => (casesOf(report) / report.durationMs) * 1000),
    ofInProcess: suiteMs / inProcessMs,
  };
}
