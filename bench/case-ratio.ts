import { realClock } from '../contract/clock.ts';
import { driversOf } from '../harness/drivers/index.ts';
import type { Driver } from '../harness/drivers/types.ts';
import { builtinImplementation } from '../harness/implementations/builtin.ts';
import { startInProcessLab } from '../harness/lab/in-process.ts';
import type { Lab } from '../harness/lab/types.ts';
import { createAliases } from '../harness/run/alias.ts';
import { type JudgedLab, judgeLab } from '../harness/run/judged-lab.ts';
import { runLimits } from '../harness/run/limits.ts';
import { runCase } from '../harness/run/run-case.ts';
import type { Case } from '../harness/specs/case.ts';
import { loadSuite } from '../harness/specs/suite.ts';
import { createCertificateAuthority } from '../net/certificates.ts';
import { recordingDrivers, replay } from './bare.ts';
import { lines, milliseconds, type Part } from './part.ts';
import { median } from './statistics.ts';

/** The case: the suite's simplest sign-in, through the proxy to the mailbox page. */
const caseId = 'owa-red-proxied';

/** Cases with their verdicts, beside the same requests without driver, journals and verdicts; medians in milliseconds. */
interface RatioFigures {
  cases: number;
  rounds: number;
  requests: number;
  judgedMs: number;
  bareMs: number;
  ratio: number;
  /** Of the bare requests: what the suite could reach on this one thread if judging took no time. */
  bareCasesPerSecond: number;
}

export const caseRatioPart: Part = {
  name: 'case-ratio',
  title: 'Cases beside the bare requests that they make, same lab, one after the other',
  async measure({ quick, progress }) {
    const { cases } = loadSuite();
    const one = cases.find(({ id }) => id === caseId);
    if (one === undefined) throw new Error(`the suite has no case ${caseId} any more`);
    const all = cases.filter(
      (it) =>
        !it.exclusive &&
        it.users === 1 &&
        it.environment.name === one.environment.name &&
        it.kind === 'assert' &&
        it.expectedFailure === null,
    );
    progress(`case ratio: ${caseId}`);
    const ofOne = await measureRatio([one], quick ? 100 : 400);
    progress(`case ratio: ${all.length} cases`);
    const ofAll = await measureRatio(all, quick ? 1 : 5);
    return {
      figures: { case: caseId, one: ofOne, all: ofAll },
      text: `${ratioText(`case ${caseId}`, ofOne)}\n${ratioText(`the ${ofAll.cases} cases that share a lab`, ofAll)}`,
    };
  },
};

function ratioText(what: string, figures: RatioFigures): string {
  const { requests, rounds, judgedMs, bareMs, ratio, bareCasesPerSecond } = figures;
  return `  ${what}: ${requests} requests, a connection for each case\n${lines([
    ['  with verdict', `${milliseconds(judgedMs)} (median of ${rounds})`],
    ['  bare requests', `${milliseconds(bareMs)}, ${Math.round(bareCasesPerSecond)} cases per second`],
    ['  ratio', ratio.toFixed(2)],
  ])}`;
}

/** Milliseconds after which no further round begins. */
const longest = 15_000;

interface Recorded {
  it: Case;
  alias: string;
  drivers: readonly Driver[];
  attempts: Parameters<typeof replay>[0];
}

/** @throws Error when a case does not pass: then the requests are not the right ones */
async function measureRatio(cases: readonly Case[], most: number): Promise<RatioFigures> {
  const [first] = cases;
  if (first === undefined) throw new Error('there are no cases to measure');
  const lab = await startInProcessLab({
    topology: first.environment.topology,
    authority: await createCertificateAuthority(),
    implementation: (clock) => builtinImplementation({ clock }),
  });
  const judged = judgeLab(lab, false, () => {});
  const aliasFor = createAliases(1);
  try {
    const recorded: Recorded[] = [];
    for (const it of cases) {
      const drivers = driversOf(it.protocol);
      const recording = recordingDrivers(drivers);
      const entry = { it, alias: aliasFor(it.user), drivers, attempts: recording.attempts };
      await judge({ ...entry, drivers: recording.drivers }, judged);
      if (await canBeRepeated(entry.attempts, lab)) recorded.push(entry);
    }
    const times: { judgedMs: number; bareMs: number }[] = [];
    const began = performance.now();
    const mayGoOn = () => times.length < most && performance.now() - began < longest;
    for (let round = -Math.ceil(most / 4); round < 1 || mayGoOn(); round += 1) {
      const judgedMs = await timed(() => inTurn(recorded, (entry) => judge(entry, judged)));
      const bareMs = await timed(() => inTurn(recorded, ({ attempts }) => replay(attempts, lab)));
      if (round >= 0) times.push({ judgedMs, bareMs });
      await lab.forget(judged.index.oldestNeeded());
    }
    const bareMs = median(times.map((time) => time.bareMs));
    return {
      cases: recorded.length,
      rounds: times.length,
      requests: recorded.reduce((sum, { attempts }) => sum + attempts.length, 0),
      judgedMs: median(times.map((time) => time.judgedMs)),
      bareMs,
      ratio: median(times.map((time) => time.judgedMs / time.bareMs)),
      bareCasesPerSecond: (recorded.length / bareMs) * 1000,
    };
  } finally {
    judged.stop();
    await lab.close();
  }
}

async function judge({ it, alias, drivers }: Omit<Recorded, 'attempts'>, { lab, index }: JudgedLab) {
  const outcome = await runCase(it, {
    lab,
    index,
    aliases: [alias],
    guests: new Map(),
    drivers,
    patience: { clock: realClock, ms: runLimits.watchdogMs },
    siblings: [],
  });
  if (outcome?.verdict.kind !== 'pass') {
    const found = JSON.stringify(outcome?.steps.flatMap(({ differences }) => differences));
    throw new Error(`${it.id}: expected a pass, found ${outcome?.verdict.kind}: ${found}`);
  }
}

/** Not so where a client breaks off, or where a server remembers that it was asked before. */
async function canBeRepeated(attempts: Recorded['attempts'], lab: Lab): Promise<boolean> {
  if (attempts.some(({ detail }) => detail.answer === undefined)) return false;
  try {
    await replay(attempts, lab);
    return true;
  } catch {
    return false;
  }
}

async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (const item of items) await work(item);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
