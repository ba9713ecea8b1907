import { type Difference, difference } from '../drivers/difference.ts';
import type { Client } from '../drivers/types.ts';
import type { Expectation, Step } from '../specs/schema.ts';
import { type Action, type JudgeContext, type Judgement, judge } from './judge.ts';
import type { Logged } from './log.ts';
import { type CaseRun, guarded, perform, settle } from './perform.ts';
import { stepName } from './step-plan.ts';

/** A case as one of its users does it. */
export interface UserRun extends CaseRun {
  context: JudgeContext;
  /** Servers whose journals the case is judged by. */
  judgedBy: ReadonlySet<string>;
  /** Ids of what earlier steps of this user account for. */
  known: Set<string>;
}

/** What was done, and what is to be said of it. */
export interface Judged {
  action: Action;
  judgement: Judgement;
}

/** What came of a user's step: what was judged (what he did, then following it), and why the case cannot go on. */
export interface UserStep {
  judged: Judged[];
  blocked: string | null;
}

export const differs = ({ judgement }: Judged) => judgement.result.differences.length > 0;

/** Does a step as one user and judges it; a redirect is followed only where nothing differs before. */
export async function doStep(step: Step, connect: string, run: UserRun): Promise<UserStep> {
  const { journal, known } = run;
  const name = stepName(step);
  const actor = run.actorOf(step);
  const performed = await perform(step, connect, actor, run);
  if (run.setting.signal?.aborted) return { judged: [], blocked: null };
  const first = await judgeSettled(run, performed.timedOut, step.expect, () => ({
    name,
    connect,
    rules: actor.rules,
    account: actor.account,
    observation: performed.observation,
    visits: [performed.observation.attempts],
    observed: journal.observed().filter(({ id }) => !known.has(id)),
  }));
  first.judgement.result.differences.push(...performed.missed);
  if (differs(first)) return { judged: [first], blocked: null };
  if (performed.timedOut) {
    return { judged: [first], blocked: `${name}: ${performed.observation.attempts.at(-1)?.error}` };
  }
  const judged =
    step.then === 'follow' ? [first, await follow(first.action, step, actor.client, run)] : [first];
  for (const { id } of journal.observed()) known.add(id);
  return { judged, blocked: null };
}

/** What reached servers that no step of the user can explain. */
export function unexpectedRequests({ journal, known, context }: UserRun): Difference[] {
  const observed = journal
    .observed()
    .filter(({ id, server }) => !known.has(id) && context.facts.isHop(server));
  const servers = [...new Set(observed.map(({ server }) => server))];
  if (servers.length === 0) return [];
  return [difference('path', 'nothing at any other server', `traffic of the case at ${servers.join(', ')}`)];
}

/**
 * Judges by the journals of the servers that the case names, and when something differs once more by everybody's: in a
 * lab across processes asking everybody after every step would take longer than the steps.
 */
async function judgeSettled(
  run: UserRun,
  timedOut: boolean,
  expectation: Expectation | undefined,
  actionNow: () => Action,
): Promise<Judged> {
  const end = { timedOut, whole: expectation?.seen !== undefined };
  await settle(run, end, run.judgedBy);
  const logged = expectation?.log === undefined ? {} : { logged: await loggedOf(actionNow(), run) };
  const judgedNow = (): Judged => {
    const action = { ...actionNow(), ...logged };
    return { action, judgement: judge(action, expectation, run.context) };
  };
  const judged = judgedNow();
  if (!differs(judged)) return judged;
  await settle(run, end);
  return judgedNow();
}

/** The log line of the request that expectations look at: the last one. */
async function loggedOf({ observation, rules }: Action, { setting: { lab } }: UserRun): Promise<Logged> {
  const last = observation.attempts.at(-1);
  const requestId = (last && rules.requestIdOf(last.detail)) ?? null;
  return { requestId, line: requestId === null ? null : await lab.logLine(requestId) };
}

async function follow(before: Action, step: Step, client: Client, run: UserRun): Promise<Judged> {
  const { journal, context, known } = run;
  if (before.observation.redirect === null) {
    const action: Action = {
      ...before,
      name: 'follow',
      observation: { ...before.observation, attempts: [] },
    };
    const judgement = judge(action, undefined, context);
    const { blocked } = before.observation;
    const none = blocked === undefined ? '(none)' : `(none: ${blocked})`;
    judgement.result.differences.push(difference('redirect', 'a redirect to follow', none));
    return { action, judgement };
  }
  const followed = await guarded(client.follow(), 'follow', client, run);
  return judgeSettled(run, followed.timedOut, step.finally, () => ({
    name: 'follow',
    connect: before.connect,
    rules: before.rules,
    account: before.account,
    observation: followed.observation,
    visits: [...before.visits, followed.observation.attempts],
    observed: journal.observed().filter(({ id }) => !known.has(id)),
  }));
}
