import type { Clock } from '../../contract/clock.ts';
import { conversationName } from '../../contract/journal.ts';
import type { Topology } from '../../topology/index.ts';
import type { Difference } from '../drivers/difference.ts';
import { driversOf } from '../drivers/index.ts';
import type { Lab, StartLab } from '../lab/types.ts';
import type { Case } from '../specs/case.ts';
import { organisationOf } from '../specs/organisations.ts';
import { createAliases } from './alias.ts';
import { faultsByServer } from './fault-plan.ts';
import type { JournalIndex } from './journal-index.ts';
import { type JudgedLab, judgeLab } from './judged-lab.ts';
import { runLimits } from './limits.ts';
import { inParallel } from './parallel.ts';
import type { CaseSetting } from './perform.ts';
import type { CaseResult } from './result.ts';
import { type CaseOutcome, runCase } from './run-case.ts';
import { serversToStop } from './step-plan.ts';
import type { Verdict } from './verdict.ts';
import type { Patience } from './watchdog.ts';

/** What a run is made of. */
export interface RunOptions {
  cases: readonly Case[];
  /** Starts a lab, or hands out one that nobody has used; the runner closes it. */
  startLab: StartLab;
  /** The implementation's own description: `features` are protocols, `clock`, and what cases say they need. */
  implementation: { name: string; version: string; features: readonly string[] };
  /** Real time: the watchdog's. */
  clock: Clock;
  /** Real milliseconds, for durations. */
  elapsed: () => number;
  /** Chooses the users' aliases; the same seed gives the same ones. */
  seed: number;
  /** Default: runLimits. */
  concurrency?: { sharedCases?: number; exclusiveLabs?: number };
  /** Default: runLimits.watchdogMs. */
  watchdogMs?: number;
  /** Default: runLimits.silenceMs. */
  silenceMs?: number;
  /** Every case of the project, to say whose expectation a wrong behaviour meets; default: `cases`. */
  siblings?: readonly Case[];
  /** Told of each case as it ends. A later finding (late bytes) changes only the RunResult. */
  onResult?: (result: CaseResult) => void;
  /** Whether a case is this run's to run: asked once, right before it would begin. Default: every one is. */
  claim?: (it: Case) => boolean;
  /** From the last case to the first: what a second run that shares the cases does, so that both meet. */
  backwards?: boolean;
  /** Ends the run early: what is under way is cut off, labs are closed, results so far are kept. */
  signal?: AbortSignal;
}

export interface RunResult {
  /** In the order of the cases; without those that an interruption prevented. */
  results: CaseResult[];
  /** Traffic in a shared lab that no case claimed and none running then admits, one sentence each: the run has failed. */
  strays: string[];
  interrupted: boolean;
}

/** Runs cases: those that may share a lab all at once, the others in labs of their own. */
export async function runCases(options: RunOptions): Promise<RunResult> {
  const claim = options.claim ?? (() => true);
  const results = new Map<Case, CaseResult>();
  const strays: string[] = [];
  const run: Run = {
    options,
    claim,
    aliasFor: createAliases(options.seed),
    strays,
    settle(it, outcome, durationMs) {
      const result = { ...outcome, durationMs };
      results.set(it, result);
      options.onResult?.(result);
    },
    amend(it, difference) {
      const result = results.get(it);
      if (result !== undefined) results.set(it, withLateBytes(result, difference));
    },
  };
  const runnable = options.cases.filter((it) => {
    const reason = unsupportedReason(it, options.implementation);
    if (reason !== null && claim(it)) run.settle(it, without(it, { kind: 'unsupported', reason }), 0);
    return reason === null;
  });
  // Cases that want the same of their lab come one after the other, so that it has to change as little as possible.
  const exclusive = runnable
    .filter((it) => it.exclusive)
    .toSorted((a, b) => wantedOfLab(a).localeCompare(wantedOfLab(b)));
  if (options.backwards) exclusive.reverse();
  const shared = Map.groupBy(
    runnable.filter((it) => !it.exclusive),
    (it) => it.environment.topology,
  );
  const sharing = options.backwards ? [...shared].reverse() : shared;
  await Promise.all([
    inParallel(sharing, 1, ([topology, cases]) => runShared(topology, cases, run), options.signal),
    inParallel(
      exclusive,
      options.concurrency?.exclusiveLabs ?? runLimits.exclusiveLabs,
      async (it) => {
        if (claim(it)) await runExclusive(it, run);
      },
      options.signal,
    ),
  ]);
  return {
    results: options.cases.flatMap((it) => results.get(it) ?? []),
    strays: strays.slice(0, runLimits.strays),
    interrupted: options.signal?.aborted ?? false,
  };
}

const wantedOfLab = ({ environment, with: wanted }: Case) =>
  JSON.stringify([wanted?.stop ?? null, environment.name, wanted?.topology ?? null]);

interface Run {
  options: RunOptions;
  claim: (it: Case) => boolean;
  aliasFor: (persona: string) => string;
  strays: string[];
  settle(it: Case, outcome: CaseOutcome, durationMs: number): void;
  amend(it: Case, difference: Difference): void;
}

async function runShared(topology: Topology, cases: readonly Case[], run: Run): Promise<void> {
  const { options } = run;
  let lab: Lab;
  try {
    lab = await options.startLab(topology);
  } catch (error) {
    for (const it of cases) run.settle(it, without(it, setupError(error)), 0);
    return;
  }
  const owners = new Map<string, Case>();
  const judged = judgeLab(lab, false, (alias, entry) => {
    const it = owners.get(alias);
    if (it === undefined) return;
    run.amend(it, {
      dimension: 'path',
      expected: 'nothing after the case had ended',
      actual: `${entry.server} saw ${conversationName(entry)} of ${alias} late`,
    });
  });
  let ended = 0;
  try {
    const limit = options.concurrency?.sharedCases ?? runLimits.sharedCases;
    const work = async (it: Case) => {
      if (!run.claim(it)) return;
      const names = namesOf(it, run);
      for (const alias of [...names.aliases, ...names.guests.values()]) owners.set(alias, it);
      await runTimed(it, judged, names, run);
      ended += 1;
      if (ended % limit === 0) await lab.forget(judged.index.oldestNeeded());
    };
    const inOrder = options.backwards ? cases.toReversed() : cases;
    await inParallel(inOrder, limit, work, options.signal);
    if (options.signal?.aborted) return;
    await lab.synced();
    run.strays.push(...judged.strays());
  } finally {
    judged.stop();
    await lab.close();
  }
}

async function runExclusive(it: Case, run: Run): Promise<void> {
  const { options } = run;
  const began = options.elapsed();
  let lab: Lab | undefined;
  try {
    const { stop, fault } = it.with ?? {};
    const topology = organisationOf(it);
    lab = await options.startLab(topology, serversToStop(topology, stop));
    for (const [server, faults] of faultsByServer(lab.topology, fault)) await lab.setFaults(server, faults);
  } catch (error) {
    await lab?.close();
    run.settle(it, without(it, setupError(error)), options.elapsed() - began);
    return;
  }
  // What cannot be told by its user is everybody's where there are several.
  const judged = judgeLab(lab, it.users === 1, () => {});
  try {
    await runTimed(it, judged, namesOf(it, run), run);
    if (it.users > 1) run.strays.push(...judged.strays());
  } finally {
    judged.stop();
    await lab.close();
  }
}

/** The names that nobody but the case has. */
type Names = Pick<CaseSetting, 'aliases' | 'guests'>;

function namesOf({ user, users, clients }: Case, { aliasFor }: Run): Names {
  const others = new Set(Object.values(clients).map((client) => client.user));
  others.delete(user);
  return {
    aliases: Array.from({ length: users }, () => aliasFor(user)),
    guests: new Map([...others].map((guest) => [guest, aliasFor(guest)])),
  };
}

async function runTimed(it: Case, judged: JudgedLab, names: Names, run: Run): Promise<void> {
  const { options } = run;
  const began = options.elapsed();
  const outcome = await runCase(it, {
    lab: judged.lab,
    index: judged.index,
    ...names,
    drivers: driversOf(it.protocol),
    patience: patienceOf(options, judged.index),
    siblings: options.siblings ?? options.cases,
    ...(options.signal && { signal: options.signal }),
  });
  if (outcome !== null) run.settle(it, outcome, options.elapsed() - began);
}

function patienceOf(
  { clock, implementation, watchdogMs = runLimits.watchdogMs, silenceMs = runLimits.silenceMs }: RunOptions,
  { signs }: JournalIndex,
): Patience {
  const hasLabClock = implementation.features.includes('clock');
  return { clock, ms: watchdogMs, ...(hasLabClock && { silence: { ms: silenceMs, signs } }) };
}

function unsupportedReason(
  it: Case,
  { name, features }: { name: string; features: readonly string[] },
): string | null {
  if (driversOf(it.protocol).length === 0) return `there is no driver for ${it.protocol} yet`;
  const missing = [...new Set([it.protocol, ...it.needs])].filter((need) => !features.includes(need));
  return missing.length === 0 ? null : `needs ${missing.join(', ')}, which ${name} does not have`;
}

function withLateBytes(result: CaseResult, difference: Difference): CaseResult {
  const steps = result.steps.map((step, index) =>
    index === result.steps.length - 1 ? { ...step, differences: [...step.differences, difference] } : step,
  );
  const verdict: Verdict = result.verdict.kind === 'pass' ? { kind: 'fail' } : result.verdict;
  return { ...result, steps, verdict };
}

function setupError(error: unknown): Verdict {
  return { kind: 'setup-error', reason: error instanceof Error ? error.message : String(error) };
}

function without(it: Case, verdict: Verdict): CaseOutcome {
  return { case: it, verdict, steps: [], rightFor: [] };
}
