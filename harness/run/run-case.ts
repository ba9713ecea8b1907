import { createHash } from 'node:crypto';
import type { Endpoint } from '../../net/name-map.ts';
import type { Credentials } from '../drivers/types.ts';
import type { Lab } from '../lab/types.ts';
import type { Case } from '../specs/case.ts';
import type { Expectation, Step } from '../specs/schema.ts';
import { advance, type CaseRun, type CaseSetting, guarded, inFlight, perform, settle } from './act.ts';
import { difference } from './expect.ts';
import type { CaseJournal } from './journal-index.ts';
import { type Act, type Court, type Judgement, judge } from './judge.ts';
import type { Contact } from './path.ts';
import type { CaseResult, Difference, StepResult, Verdict } from './result.ts';
import { rightFor } from './right-for.ts';
import { withoutSecrets } from './secrets.ts';
import { admittedServers, faultsByServer, serversToStop, stepName } from './step-plan.ts';
import { WatchdogError } from './watchdog.ts';

/** What became of the case, without how long it took. */
export type CaseOutcome = Pick<CaseResult, 'case' | 'verdict' | 'steps' | 'rightFor'>;

/** Runs one case in a started lab; null when it was aborted. Never rejects: what breaks is a verdict. */
export async function runCase(it: Case, setting: CaseSetting): Promise<CaseOutcome | null> {
  const { lab, index, alias, driver } = setting;
  const admits = admittedServers(it, lab.topology);
  const journal = index.open(alias, admits);
  const credentials = credentialsOf(it, lab, alias);
  const client = driver.start({
    credentials,
    names: lab.names.internet,
    ca: lab.ca,
    choose: (endpoints) => stickyChoice(endpoints, alias),
    now: () => lab.now(),
    onConnect({ endpoint, localPort }) {
      const server = lab.serverAt(endpoint);
      if (server !== undefined) journal.claim({ server, port: endpoint.port }, localPort);
    },
  });
  const stopClient = () => void client.close();
  setting.signal?.addEventListener('abort', stopClient, { once: true });
  const servers = new Set(lab.topology.servers.map(({ name }) => name));
  const court: Court = {
    lab,
    admits,
    password: credentials.password,
    facts: {
      serverAt: lab.serverAt,
      isUnderTest: lab.isUnderTest,
      originOf: index.originOf,
      isHop: (server) => servers.has(server),
    },
  };
  const steps: StepResult[] = [];
  try {
    const end = await runSteps({ it, setting, journal, client, credentials, court, steps });
    if (setting.signal?.aborted) return null;
    const verdict = verdictOf(it, end);
    return {
      case: it,
      verdict,
      steps: presentable(steps, verdict, credentials.password),
      rightFor:
        end.kind === 'different' ? rightFor(it, end.act, end.judgement, setting.siblings, lab.topology) : [],
    };
  } catch (error) {
    if (setting.signal?.aborted) return null;
    const verdict = brokenBy(error, journal);
    return { case: it, verdict, steps: presentable(steps, verdict, credentials.password), rightFor: [] };
  } finally {
    setting.signal?.removeEventListener('abort', stopClient);
    await client.close();
    journal.close();
  }
}

/** How the steps of a case ended. */
type End =
  | { kind: 'done'; last: StepResult | undefined }
  | { kind: 'different'; act: Act; judgement: Judgement }
  | { kind: 'blocked'; reason: string };

interface Run extends CaseRun {
  it: Case;
  court: Court;
  steps: StepResult[];
}

async function runSteps(run: Run): Promise<End> {
  const { it, setting, journal, court, steps } = run;
  const known = new Set<string>();
  for (const step of it.steps) {
    const name = stepName(step);
    await prepare(step, run);
    if (step.do === undefined && step.send === undefined) {
      if (step.advance !== undefined) await advance(step.advance, undefined, run);
      steps.push(uneventful(name));
      continue;
    }
    const connect = step.connect ?? it.connect;
    const acted = await perform(step, connect, run);
    if (setting.signal?.aborted) return { kind: 'done', last: undefined };
    const { act, judgement } = await judgeSettled(run, acted.timedOut, step.expect, () => ({
      name,
      connect,
      observation: acted.observation,
      dials: acted.observation.dials,
      contacts: journal.contacts().filter(({ id }) => !known.has(id)),
    }));
    steps.push(judgement.result);
    if (judgement.result.differences.length > 0) return { kind: 'different', act, judgement };
    if (acted.timedOut)
      return { kind: 'blocked', reason: `${name}: ${acted.observation.dials.at(-1)?.error}` };
    if (step.then === 'follow') {
      const followed = await follow(act, step, known, run);
      steps.push(followed.judgement.result);
      if (followed.judgement.result.differences.length > 0) return { kind: 'different', ...followed };
    }
    for (const { id } of journal.contacts()) known.add(id);
  }
  await setting.lab.synced();
  const last = steps.at(-1);
  const unknown = journal.contacts().filter(({ id, server }) => !known.has(id) && court.facts.isHop(server));
  last?.differences.push(...unexpectedContacts(unknown));
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
  actNow: () => Act,
): Promise<{ act: Act; judgement: Judgement }> {
  await settle(run, timedOut, run.court.admits);
  const first = actNow();
  const judgement = judge(first, expectation, run.court);
  if (judgement.result.differences.length === 0) return { act: first, judgement };
  await settle(run, timedOut);
  const act = actNow();
  return { act, judgement: judge(act, expectation, run.court) };
}

/** What reached servers that no step of the case can explain. */
function unexpectedContacts(contacts: readonly Contact[]): Difference[] {
  const servers = [...new Set(contacts.map(({ server }) => server))];
  if (servers.length === 0) return [];
  return [difference('path', 'nothing at any other server', `traffic of the case at ${servers.join(', ')}`)];
}

async function follow(
  before: Act,
  step: Step,
  known: ReadonlySet<string>,
  run: Run,
): Promise<{ act: Act; judgement: Judgement }> {
  const { client, journal, court } = run;
  if (before.observation.redirect === null) {
    const act: Act = { ...before, name: 'follow', observation: { ...before.observation, dials: [] } };
    const judgement = judge(act, undefined, court);
    judgement.result.differences.push(difference('redirect', 'a redirect to follow', '(none)'));
    return { act, judgement };
  }
  const followed = await guarded(client.follow(), 'follow', run);
  return judgeSettled(run, followed.timedOut, step.finally, () => ({
    name: 'follow',
    connect: before.connect,
    observation: followed.observation,
    dials: [...before.dials, ...followed.observation.dials],
    contacts: journal.contacts().filter(({ id }) => !known.has(id)),
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

/** Only what has to be explained keeps its dials, so that a long run stays small; and they keep no secrets. */
function presentable(steps: readonly StepResult[], verdict: Verdict, password: string): StepResult[] {
  return steps.map((step) => ({
    ...step,
    dials: verdict.kind === 'pass' ? [] : step.dials.map((dial) => withoutSecrets(dial, password)),
  }));
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
    dials: [],
  };
}

function verdictOf(it: Case, end: End): Verdict {
  if (end.kind === 'blocked') return { kind: 'blocked', reason: end.reason };
  if (it.kind === 'observe') {
    return {
      kind: 'observed',
      summary: summaryOf(end.kind === 'done' ? end.last : end.judgement.result),
    };
  }
  const passed = end.kind === 'done' && (end.last?.differences.length ?? 0) === 0;
  if (it.expectedFailure !== null) {
    return { kind: passed ? 'unexpected-pass' : 'expected-failure', reason: it.expectedFailure };
  }
  return { kind: passed ? 'pass' : 'fail' };
}

function summaryOf(step: StepResult | undefined): string {
  if (step === undefined) return 'nothing';
  const answer =
    step.status === null ? 'no answer' : `${step.status} made by ${step.author ?? 'nobody known'}`;
  const mailbox = step.mailbox === null ? '' : `, ${step.mailbox}'s mailbox`;
  return `${answer}, by ${step.path.join(' → ') || 'no server'}${mailbox}`;
}

function brokenBy(error: unknown, journal: CaseJournal): Verdict {
  const message = error instanceof Error ? error.message : String(error);
  const open = error instanceof WatchdogError ? `; ${inFlight(journal.contacts())}` : '';
  return { kind: 'harness-error', reason: `${message}${open}` };
}

function credentialsOf(it: Case, lab: Lab, alias: string): Credentials {
  const { users, domain } = lab.topology;
  return {
    user: alias,
    userPrincipalName: `${alias}@${domain.dns}`,
    domain: domain.netBios,
    password: users.find(({ name }) => name === it.user)?.password ?? '',
  };
}

/** A load balancer with affinity: the same user always gets the same of a name's end points. */
function stickyChoice(endpoints: Endpoint[], alias: string): Endpoint | undefined {
  const hash = createHash('sha256').update(alias).digest().readUInt32BE();
  return endpoints[hash % Math.max(1, endpoints.length)];
}
