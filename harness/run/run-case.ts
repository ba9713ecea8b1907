import type { Topology } from '../../topology/index.ts';
import type { Difference } from '../drivers/difference.ts';
import type { Lab } from '../lab/types.ts';
import type { Case } from '../specs/case.ts';
import { hopBehind } from '../specs/hops.ts';
import { organisationOf, organisationsOf } from '../specs/organisations.ts';
import type { Step } from '../specs/schema.ts';
import { createActors } from './actors.ts';
import { brokenBy, type End, verdictOf } from './case-verdict.ts';
import { evidenceOf } from './evidence.ts';
import { faultsByServer } from './fault-plan.ts';
import type { Action, JudgeContext } from './judge.ts';
import { runLimits } from './limits.ts';
import { createPace } from './pace.ts';
import { inParallel } from './parallel.ts';
import type { ObservedRequest } from './path.ts';
import { advance, type CaseSetting } from './perform.ts';
import type { CaseResult, StepResult } from './result.ts';
import { rightFor } from './right-for.ts';
import { spreadDifferences } from './spread.ts';
import { admittedServers, judgedServers, serversToStop, stepName } from './step-plan.ts';
import { type Part, together } from './together.ts';
import { differs, doStep, type Judged, type UserRun, unexpectedRequests } from './user-run.ts';
import type { Verdict } from './verdict.ts';

/** What became of the case, without how long it took. */
export type CaseOutcome = Pick<CaseResult, 'case' | 'verdict' | 'steps' | 'rightFor'>;

/** Runs one case in a started lab; null when it was aborted. Never rejects: what breaks is a verdict. */
export async function runCase(it: Case, setting: CaseSetting): Promise<CaseOutcome | null> {
  const { lab, index, aliases, guests } = setting;
  const organisations = organisationsOf(it);
  const admits = new Set(organisations.flatMap((topology) => [...admittedServers(it, topology)]));
  const servers = new Set(lab.topology.servers.map(({ name }) => name));
  const context: JudgeContext = {
    lab,
    admits,
    conversation: index.conversation,
    facts: {
      serverAt: lab.serverAt,
      isUnderTest: lab.isUnderTest,
      originOf: index.originOf,
      hopOf: (server) => hopBehind(lab.topology, server),
      isHop: (server) => servers.has(server),
    },
  };
  const judgedBy = judgedServers(it, admits, organisations);
  const users = aliases.map((alias): User => {
    const journal = index.open([alias, ...guests.values()], admits);
    const pace = createPace();
    const { actorOf, close } = createActors(it, { alias, guests }, setting, journal, pace.client);
    return { alias, setting, journal, actorOf, close, pace, context, judgedBy, known: new Set() };
  });
  const closeClients = () => Promise.all(users.map(({ close }) => close()));
  const stopClients = () => void closeClients();
  setting.signal?.addEventListener('abort', stopClients, { once: true });
  const steps: JudgedStep[] = [];
  const outcome = (verdict: Verdict): CaseOutcome => ({
    case: it,
    verdict,
    steps: presentable(steps, verdict),
    rightFor: [],
  });
  try {
    const end = await runSteps({ it, setting, users, steps });
    if (setting.signal?.aborted) return null;
    const told = outcome(verdictOf(it, end));
    if (end.kind !== 'different') return told;
    return { ...told, rightFor: rightFor({ ...end, it, topology: lab.topology }, setting.siblings) };
  } catch (error) {
    if (setting.signal?.aborted) return null;
    return outcome(
      brokenBy(
        error,
        users.flatMap(({ journal }) => journal.observed()),
      ),
    );
  } finally {
    setting.signal?.removeEventListener('abort', stopClients);
    await closeClients();
    for (const { journal } of users) journal.close();
  }
}

/** A step's result, and what it is told by when it has to be explained. */
interface JudgedStep {
  result: StepResult;
  action: Action | null;
}

interface User extends UserRun {
  alias: string;
  /** Ends his clients. */
  close(): Promise<void>;
}

interface Run {
  it: Case;
  setting: CaseSetting;
  users: readonly User[];
  steps: JudgedStep[];
}

/** Every user does a step before any does the next. */
async function runSteps({ it, setting, users, steps }: Run): Promise<End> {
  const { lab, signal } = setting;
  for (const [index, step] of it.steps.entries()) {
    if (step.with !== undefined) await lab.setTopology(organisationOf(it, index + 1));
    await prepare(step, lab);
    if (step.do === undefined && step.send === undefined) {
      const [somebody] = users;
      if (step.advance !== undefined && somebody !== undefined) {
        await advance(step.advance, undefined, somebody);
      }
      steps.push({ result: uneventful(stepName(step)), action: null });
      continue;
    }
    const connect = step.connect ?? it.connect;
    const parts: Part[] = [];
    await inParallel(users.entries(), runLimits.usersAtOnce, async ([at, user]) => {
      parts[at] = { alias: user.alias, ...(await doStep(step, connect, user)) };
    });
    if (signal?.aborted) return { kind: 'done', last: undefined };
    const judged = together(parts);
    steps.push(...judged.map(stepOf));
    const wrong = judged.find(differs);
    if (wrong !== undefined) return { kind: 'different', step, ...wrong };
    const blocked = parts.find((part) => part.blocked !== null)?.blocked;
    if (blocked != null) return { kind: 'blocked', reason: blocked };
    const unevenly = spreadOfStep(step, parts, users, lab.topology);
    const last = judged.at(-1)?.judgement.result;
    last?.differences.push(...unevenly);
    if (unevenly.length > 0) return { kind: 'done', last };
  }
  await lab.synced();
  const last = steps.at(-1)?.result;
  last?.differences.push(...users.flatMap(unexpectedRequests));
  return { kind: 'done', last };
}

const stepOf = ({ action, judgement }: Judged): JudgedStep => ({ result: judgement.result, action });

/** How the users were spread by what they did, and by following where that led. */
function spreadOfStep(
  step: Step,
  parts: readonly Part[],
  users: readonly User[],
  topology: Topology,
): Difference[] {
  return [step.expect?.spread, step.finally?.spread].flatMap((expected, phase) => {
    const served = users.map(({ alias, journal }, at) => ({
      user: alias,
      now: serversOf(parts[at]?.judged[phase]?.action.observed ?? []),
      ever: serversOf(journal.conversations()),
    }));
    return spreadDifferences(expected, served, topology);
  });
}

function serversOf(observed: readonly ObservedRequest[]): Set<string> {
  return new Set(observed.flatMap(({ kind, server }) => (kind === 'conversation' ? [server] : [])));
}

/** Faults and stops of a step come before what the client does. */
async function prepare(step: Step, lab: Lab): Promise<void> {
  for (const [server, faults] of faultsByServer(lab.topology, step.fault))
    await lab.setFaults(server, faults);
  for (const how of ['stop', 'crash'] as const) {
    for (const server of serversToStop(lab.topology, step[how])) await lab.stopServer(server, how);
  }
}

/** Only what has to be explained keeps its evidence, so that a long run stays small. */
function presentable(steps: readonly JudgedStep[], verdict: Verdict): StepResult[] {
  return steps.map(({ result, action }) =>
    verdict.kind === 'pass' || action === null
      ? result
      : { ...result, evidence: evidenceOf(action.observation.attempts, action.rules, action.account) },
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
