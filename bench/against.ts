import type { JsonReport } from '../harness/report/json.ts';
import { lines, milliseconds } from './part.ts';
import { median } from './statistics.ts';
import { casesOf, runSuite, type TimedRun } from './suite-run.ts';

/** One round: the suite of this checkout, and right after it that of the other one. */
interface Pair {
  here: TimedRun;
  there: TimedRun;
}

/** Milliseconds after which no further round begins. */
const longest = 120_000;

/**
 * The suite of this checkout beside that of another one, in turn and each in a process of its own: the ratios are taken
 * round by round, so that a machine whose speed drifts does not move them. @throws Error when a run hangs or breaks
 */
export async function compareSuites(
  checkout: string,
  most: number,
  progress: (what: string) => void,
): Promise<{ figures: unknown; text: string }> {
  // What compiles and is cached at a first start is no part of it.
  progress('suite: a first run of each, not counted');
  await runSuite('in-process');
  await runSuite('in-process', checkout);
  const pairs: Pair[] = [];
  const began = performance.now();
  while (pairs.length < most && (pairs.length === 0 || performance.now() - began < longest)) {
    progress(`suite, round ${pairs.length + 1}: here and ${checkout}`);
    const here = await runSuite('in-process');
    pairs.push({ here, there: await runSuite('in-process', checkout) });
  }
  const figures = figuresOf(checkout, pairs);
  return { figures, text: textOf(figures) };
}

function figuresOf(checkout: string, pairs: readonly Pair[]) {
  const medianOf = (value: (pair: Pair) => number) => median(pairs.map(value));
  return {
    checkout,
    rounds: pairs.length,
    here: sideOf(pairs.map(({ here }) => here)),
    there: sideOf(pairs.map(({ there }) => there)),
    casesPerSecondRatio: medianOf(({ here, there }) => rateOf(here.report) / rateOf(there.report)),
    processRatio: medianOf(({ here, there }) => here.processMs / there.processMs),
  };
}

function sideOf(runs: readonly TimedRun[]) {
  return {
    cases: Math.max(...runs.map(({ report }) => casesOf(report))),
    processMs: median(runs.map(({ processMs }) => processMs)),
    casesPerSecond: median(runs.map(({ report }) => rateOf(report))),
  };
}

function textOf(figures: ReturnType<typeof figuresOf>): string {
  const { checkout, rounds, here, there, casesPerSecondRatio, processRatio } = figures;
  const side = ({ cases, processMs, casesPerSecond }: typeof here) =>
    `${cases} cases, ${casesPerSecond.toFixed(0)} per second, whole process ${milliseconds(processMs)}`;
  return lines([
    ['here', `${side(here)} (medians of ${rounds} round${rounds === 1 ? '' : 's'})`],
    [checkout, side(there)],
    ['cases per second', `${casesPerSecondRatio.toFixed(2)} times (start-up apart)`],
    ['whole process', `${processRatio.toFixed(2)} of its time`],
  ]);
}

/** Cases per second, start-up apart. */
const rateOf = (report: JsonReport) => (casesOf(report) / report.durationMs) * 1000;
