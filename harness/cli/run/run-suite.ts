import { randomInt } from 'node:crypto';
import { realClock } from '../../../contract/clock.ts';
import { exitCodes, UsageError } from '../../../input/errors.ts';
import { findMutant } from '../../explore/find-mutant.ts';
import type { Mutant } from '../../explore/mutant.ts';
import { issuedFor } from '../../lab/certificates.ts';
import { createExternalLabs, createLabs, type LabKind, labKinds, lazyAuthority } from '../../lab/labs.ts';
import { type Report, type Reporter, totalsOf } from '../../report/report.ts';
import { sentencesOf } from '../../report/sentences.ts';
import { flawedCertificatesOf } from '../../run/fault-plan.ts';
import type { CaseResult } from '../../run/result.ts';
import { type RunResult, runCases } from '../../run/run.ts';
import type { Case } from '../../specs/case.ts';
import { observeOwnChoices } from '../../specs/confidence.ts';
import { coverage } from '../../specs/coverage.ts';
import { organisationsByName } from '../../specs/organisations.ts';
import { plainCases } from '../../specs/plain-suite.ts';
import type { Suite } from '../../specs/suite.ts';
import { canHelp, type Helper, startHelper } from '../../threads/helper.ts';
import { countOf, oneOf } from '../kit/arguments.ts';
import { createReporters } from './reporters.ts';
import { concurrencyOf, type RunFlags, selectSuite } from './selection.ts';

/** From how many cases on a second thread, which has to load its modules first, saves time. */
const worthwhile = 60;

/**
 * Selects, runs and reports; resolves with the exit code.
 * @param early a second thread that was started already; it is the caller's to end
 * @throws UsageError, SourceError, ListenError
 */
export async function runSuite(
  words: readonly string[],
  flags: RunFlags,
  early: Helper | null,
): Promise<number> {
  if (flags.json && !flags.list) {
    throw new UsageError('--json goes with --list; a report as JSON comes with --reporter json=FILE');
  }
  const labKind = oneOf(flags.lab, labKinds, 'lab');
  const mutant = flags.mutant === undefined ? null : await findMutant(flags.mutant);
  const isBuiltin = flags.implementation === 'builtin';
  if (!isBuiltin) assertExternal(labKind, mutant);
  if (flags.concurrency !== undefined) countOf('--concurrency')(flags.concurrency);
  const selected = selectSuite(words, flags);
  const { suite } = selected;
  const cases = isBuiltin ? selected.cases : observeOwnChoices(selected.cases, suite.clauses);
  if (flags.list) {
    process.stdout.write(flags.json ? listJson(cases) : list(cases));
    return exitCodes.asExpected;
  }
  const reporters = await createReporters(flags.reporter ?? [], { verbose: flags.verbose === true });
  const authority = lazyAuthority();
  const labs = isBuiltin
    ? createLabs(labKind, mutant, authority)
    : await createExternalLabs(flags.implementation);
  const isShared = isBuiltin && labKind === 'in-process' && cases.length >= worthwhile && canHelp();
  const helper = isShared ? (early ?? startHelper()) : null;
  // Each thread is busy with one case that has a lab to itself and those that share one: more labs are only more to start.
  const concurrency = { ...(helper && { exclusiveLabs: 1 }), ...concurrencyOf(flags).concurrency };
  const helping = helper?.begin({
    suite: plainCases(suite.cases),
    cases: cases.map(({ id }) => id),
    certificates: await issuedFor(await authority(), organisationsByName(cases), flawedCertificatesOf(cases)),
    mutant: mutant?.name ?? null,
    concurrency,
  });
  const interruption = abortOnSignals();
  const startedAt = new Date();
  const began = performance.now();
  try {
    const environments = [...new Set(cases.map((it) => it.environment.name))];
    const implementation = labs.implementation;
    const { implementation: judging = [], lab = [] } = Object.groupBy(cases, ({ judges }) => judges);
    const counts = { cases: judging.length, labCases: lab.length };
    const sentences = sentencesOf(suite.clauses);
    for (const { onStart } of reporters) onStart?.({ ...counts, implementation, environments, sentences });
    const own = runCases({
      cases,
      ...(helping && { claim: ({ id }: Case) => helping.claim(id) }),
      startLab: labs.startLab,
      implementation,
      clock: realClock,
      elapsed: () => performance.now(),
      seed: randomInt(2 ** 31),
      siblings: suite.cases,
      signal: interruption.signal,
      onResult: (result) => tell(reporters, result),
      concurrency,
    });
    const theirs = helping?.finish(cases, interruption.signal, (result) => tell(reporters, result));
    const { results, strays, interrupted } = joined(cases, await Promise.all([own, theirs]));
    const { implementation: verdicts = [], lab: ofLab = [] } = Object.groupBy(
      results,
      ({ case: it }) => it.judges,
    );
    const report: Report = {
      implementation: { name: implementation.name, version: implementation.version },
      environments,
      mutant: mutant?.name ?? null,
      startedAt,
      durationMs: Math.round(performance.now() - began),
      selected: cases.length,
      results: verdicts,
      lab: ofLab,
      clauses: clauseCounts(suite, judging),
      sentences,
      strays,
      interrupted,
    };
    for (const reporter of reporters) reporter.onEnd(report);
    return exitCodeOf(report);
  } finally {
    interruption.stop();
    await Promise.all([labs.close(), helper?.end()]);
  }
}

function assertExternal(labKind: LabKind, mutant: Mutant | null): void {
  if (mutant !== null)
    throw new UsageError('--mutant is a wrong variant of builtin; it goes with no other implementation');
  if (labKind !== 'in-process') {
    throw new UsageError(
      'a program of your own goes with --lab in-process: it is a process of its own in any case',
    );
  }
}

/** The results of several runs that shared the cases. */
function joined(cases: readonly Case[], runs: readonly (RunResult | undefined)[]): RunResult {
  const results = new Map(runs.flatMap((run) => run?.results ?? []).map((result) => [result.case, result]));
  return {
    results: cases.flatMap((it) => results.get(it) ?? []),
    strays: runs.flatMap((run) => run?.strays ?? []),
    interrupted: runs.some((run) => run?.interrupted),
  };
}

function list(cases: readonly Case[]): string {
  const width = Math.max(...cases.map(({ id }) => id.length));
  return cases.map(({ id, title }) => `${id.padEnd(width)}  ${title}\n`).join('');
}

function listJson(cases: readonly Case[]): string {
  const entries = cases.map(({ id, title, judges, clauses, kind, protocol, user, environment, place }) => ({
    id,
    title,
    judges,
    clauses,
    kind,
    protocol,
    user,
    environment: environment.name,
    place,
  }));
  return `${JSON.stringify({ version: 1, cases: entries }, null, 2)}\n`;
}

function tell(reporters: readonly Reporter[], result: CaseResult): void {
  for (const { onResult } of reporters) onResult?.(result);
}

function clauseCounts({ clauses }: Suite, cases: readonly Case[]): Report['clauses'] {
  const covered = coverage(clauses, cases).filter(({ status }) => status === 'covered').length;
  return { total: clauses.length, covered };
}

/** What the worst that happened amounts to. */
function exitCodeOf({ results, lab, strays, interrupted }: Report): number {
  if (interrupted) return exitCodes.interrupted;
  // A lab that fails its own cases can judge nobody.
  const ofLab = totalsOf(lab);
  const isLabWrong = ofLab.failed + ofLab.broken > 0;
  if (isLabWrong || results.some(({ verdict }) => verdict.kind === 'harness-error')) {
    return exitCodes.harnessBroke;
  }
  if (results.some(({ verdict }) => verdict.kind === 'setup-error')) return exitCodes.labDidNotStart;
  const { failed, broken } = totalsOf(results);
  return failed + broken + strays.length > 0 ? exitCodes.caseFailed : exitCodes.asExpected;
}

/** The first Ctrl-C ends the run in order, the second one at once. */
function abortOnSignals(): { signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    stop: () => process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}
