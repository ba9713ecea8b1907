import { type Difference, difference } from '../drivers/difference.ts';
import type { Client } from '../drivers/types.ts';
import type { Case } from '../specs/case.ts';
import { hopBehind } from '../specs/hops.ts';
import type { Expectation, Step } from '../specs/schema.ts';
import { createActors, credentialsOf } from './actors.ts';
import { brokenBy, type End, verdictOf } from './case-verdict.ts';
import { evidenceOf } from './evidence.ts';
import { faultsByServer } from './fault-plan.ts';
import { type Action, type JudgeContext, type Judgement, judge } from './judge.ts';
import type { ObservedRequest } from './path.ts';
import { advance, type CaseRun, type CaseSetting, guarded, perform, settle } from './perform.ts';
import type { CaseResult, StepResult } from './result.ts';
import { rightFor } from './right-for.ts';
import { admittedServers, judgedServers, serversToStop, stepName } from './step-plan.ts';
import type { Verdict } from './verdict.ts';

/** What became of the case, without how long it took. */
export type CaseOutcome = Pick<CaseResult, 'case' | 'verdict' | 'steps' | 'rightFor'>;

/** Runs one case in a started lab; null when it was aborted. Never rejects: what breaks is a verdict. */
export async function runCase(it: Case, setting: CaseSetting): Promise<CaseOutcome | null> {
  const { lab, index, alias } = setting;
  const admits = admittedServers(it, lab.topology);
  const journal = index.open(alias, admits);
  const credentials = credentialsOf(it, lab, alias);
  const actors = createActors(setting, credentials, journal);
  const stopClients = () => void actors.close();
  setting.signal?.addEventListener('abort', stopClients, { once: true });
  const servers = new Set(lab.topology.servers.map(({ name }) => name));
  const context: JudgeContext = {
    lab,
    admits,
    password: credentials.password,
    facts: {
      serverAt: lab.serverAt,
      isUnderTest: lab.isUnderTest,
      originOf: index.originOf,
      hopOf: (server) => hopBehind(lab.topology, server),
      isHop: (server) => servers.has(server),
    },
  };
  const steps: JudgedStep[] = [];
  const outcome = (verdict: Verdict): CaseOutcome => ({
    case: it,
    verdict,
    steps: presentable(steps, verdict, { password: credentials.password, persona: it.user }),
    rightFor: [],
  });
  try {
    const judgedBy = judgedServers(it, admits, lab.topology);
    const end = await runSteps({ it, setting, journal, actorOf: actors.actorOf, context, judgedBy, steps });
    if (setting.signal?.aborted) return null;
    const told = outcome(verdictOf(it, end));
    if (end.kind !== 'different') return told;
    return { ...told, rightFor: rightFor(it, end.action, end.judgement, setting.siblings, lab.topology) };
  } catch (error) {
    if (setting.signal?.aborted) return null;
    return outcome(brokenBy(error, journal));
  } finally {
    setting.signal?.removeEventListener('abort', stopClients);
    await actors.close();
    journal.close();
  }
}

/** A step's result, and what it is told by when it has to be explained. */
interface JudgedStep {
  result: StepResult;
  action: Action | null;
}

interface Run extends CaseRun {
  it: Case;
  context: JudgeContext;
  judgedBy: ReadonlySet<string>;
  steps: JudgedStep[];
}

async function runSteps(run: Run): Promise<End> {
  const { it, setting, journal, context, steps } = run;
  const known = new Set<string>();
  for (const step of it.steps) {
    const name = stepName(step);
    await prepare(step, run);
    if (step.do === undefined && step.send === undefined) {
      if (step.advance !== undefined) await advance(step.advance, undefined, run);
      steps.push({ result: uneventful(name), action: null });
      continue;
    }
    const connect = step.connect ?? it.connect;
    const actor = run.actorOf(step);
    const performed = await perform(step, connect, actor, run);
    if (setting.signal?.aborted) return { kind: 'done', last: undefined };
    const judged = await judgeSettled(run, performed.timedOut, step.expect, () => ({
      name,
      connect,
      rules: actor.rules,
      observation: performed.observation,
      visits: [performed.observation.attempts],
      observed: journal.observed().filter(({ id }) => !known.has(id)),
    }));
    steps.push(stepOf(judged));
    if (differs(judged)) return { kind: 'different', ...judged };
    if (performed.timedOut)
      return { kind: 'blocked', reason: `${name}: ${performed.observation.attempts.at(-1)?.error}` };
    if (step.then === 'follow') {
      const followed = await follow(judged.action, step, known, actor.client, run);
      steps.push(stepOf(followed));
      if (differs(followed)) return { kind: 'different', ...followed };
    }
    for (const { id } of journal.observed()) known.add(id);
  }
  await setting.lab.synced();
  const last = steps.at(-1)?.result;
  const unknown = journal
    .observed()
    .filter(({ id, server }) => !known.has(id) && context.facts.isHop(server));
  last?.differences.push(...unexpectedRequests(unknown));
  return { kind: 'done', last };
}

/**
 * Judges by the journals of the servers that the case names, and when something differs once more by everybody's: in a
 * lab across processes asking everybody after every step would take longer than the steps.
 */
async function judgeSettled(
  run: Run,
  timedOut: boolean,
  expectation: Expectation | undefined,
  actionNow: () => Action,
): Promise<Judged> {
  const end = { timedOut, whole: expectation?.seen !== undefined };
  await settle(run, end, run.judgedBy);
  const first = actionNow();
  const judged = { action: first, judgement: judge(first, expectation, run.context) };
  if (!differs(judged)) return judged;
  await settle(run, end);
  const action = actionNow();
  return { action, judgement: judge(action, expectation, run.context) };
}

interface Judged {
  action: Action;
  judgement: Judgement;
}

const differs = ({ judgement }: Judged) => judgement.result.differences.length > 0;
const stepOf = ({ action, judgement }: Judged): JudgedStep => ({ result: judgement.result, action });

/** What reached servers that no step of the case can explain. */
function unexpectedRequests(observed: readonly ObservedRequest[]): Difference[] {
  const servers = [...new Set(observed.map(({ server }) => server))];
  if (servers.length === 0) return [];
  return [difference('path', 'nothing at any other server', `traffic of the case at ${servers.join(', ')}`)];
}

async function follow(
  before: Action,
  step: Step,
  known: ReadonlySet<string>,
  client: Client,
  run: Run,
): Promise<Judged> {
  const { journal, context } = run;
  if (before.observation.redirect === null) {
    const action: Action = {
      ...before,
      name: 'follow',
      observation: { ...before.observation, attempts: [] },
    };
    const judgement = judge(action, undefined, context);
    judgement.result.differences.push(difference('redirect', 'a redirect to follow', '(none)'));
    return { action, judgement };
  }
  const followed = await guarded(client.follow(), 'follow', client, run);
  return judgeSettled(run, followed.timedOut, step.finally, () => ({
    name: 'follow',
    connect: before.connect,
    rules: before.rules,
    observation: followed.observation,
    visits: [...before.visits, followed.observation.attempts],
    observed: journal.observed().filter(({ id }) => !known.has(id)),
  }));
}

/** Faults and stops of a step come before what the client does. */
async function prepare(step: Step, { setting: { lab } }: Run): Promise<void> {
  for (const [server, faults] of faultsByServer(lab.topology, step.fault))
    await lab.setFaults(server, faults);
  for (const how of ['stop', 'crash'] as const) {
    for (const server of serversToStop(lab.topology, step[how])) await lab.stopServer(server, how);
  }
}

/** Only what has to be explained keeps its evidence, so that a long run stays small. */
function presentable(
  steps: readonly JudgedStep[],
  verdict: Verdict,
  account: { password: string; persona: string },
): StepResult[] {
  return steps.map(({ result, action }) =>
    verdict.kind === 'pass' || action === null
      ? result
      : { ...result, evidence: evidenceOf(action.observation.attempts, action.rules, account) },
  );
}

function uneventful(name: string): StepResult {
  return {
    name,
    status: null,
    author: null,
    path: [],
    expectedPath: [],
    mailbox: null,
    differences: [],
    evidence: null,
  };
}
