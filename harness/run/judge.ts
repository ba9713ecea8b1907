import type { ConversationEntry } from '../../contract/journal.ts';
import type { Topology } from '../../topology/index.ts';
import { type Difference, difference } from '../drivers/difference.ts';
import type { Attempt, Observation } from '../drivers/observation.ts';
import { withoutPassword } from '../drivers/redact.ts';
import type { TransportRules } from '../drivers/rules.ts';
import type { Lab } from '../lab/types.ts';
import type { Expectation } from '../specs/schema.ts';
import { nearestWay } from '../specs/ways.ts';
import { type AnswerAuthor, authorOf } from './author.ts';
import { type Actual, differencesFrom, shownPath } from './expect.ts';
import type { Logged } from './log.ts';
import { firstHops, type ObservedRequest, type PathFacts, pathOf } from './path.ts';
import type { Account } from './perform.ts';
import type { StepResult } from './result.ts';
import { expectedWays } from './step-plan.ts';

/** What is to be judged: what a client did, or what came of following its redirect. */
export interface Action {
  name: string;
  connect: string;
  /** Those of the client that did it. */
  rules: TransportRules;
  account: Account;
  observation: Observation;
  /** Every attempt that the path is made of: those of what was done, and those of following it. */
  visits: readonly (readonly Attempt[])[];
  observed: readonly ObservedRequest[];
  /** Only where something is expected of it. */
  logged?: Logged;
}

/** What a case is judged with. */
export interface JudgeContext {
  lab: Pick<Lab, 'topology' | 'labKey'>;
  facts: PathFacts;
  /** Servers that some expectation of the case names: what an action without expectation may reach. */
  admits: ReadonlySet<string>;
  /** Whatever reached a server while the case ran, by its id: also what nobody would know for the case's. */
  conversation(id: string): ConversationEntry | undefined;
}

/** An action, judged; `actual` is what other expectations can be held against. */
export interface Judgement {
  result: StepResult;
  actual: Actual;
}

/** Holds an action against its expectation; without one, only the closed world is asserted. */
export function judge(
  action: Action,
  expectation: Expectation | undefined,
  context: JudgeContext,
): Judgement {
  const { rules, observation } = action;
  const { topology } = context.lab;
  const last = observation.attempts.at(-1);
  const author = last === undefined ? null : authorOf(last, rules, context.lab, context.facts);
  const foreign = foreignRequest(author, action, context);
  const observed = foreign === null ? action.observed : [...action.observed, foreign];
  const { path } = pathOf(action.visits, observed, context.facts);
  const actual: Actual = {
    rules,
    observation,
    path,
    author,
    conversations: conversationsOf(observed),
    ...(action.logged && { logged: action.logged }),
    foreign,
  };
  const ways = expectedWays(expectation, firstHops(action.visits, context.facts), {
    topology,
    connect: action.connect,
  });
  const differences =
    expectation === undefined
      ? unexpectedServers(action, context, path, topology)
      : differencesFrom(expectation, ways, actual, topology);
  return {
    actual,
    result: {
      name: action.name,
      status: last === undefined ? null : rules.statusOf(last.detail),
      author: author?.text ?? null,
      path,
      expectedPath: expectation === undefined ? [] : nearestWay(topology, ways, path),
      mailbox: observation.mailbox,
      ...(foreign !== null && {
        foreign: { server: context.facts.hopOf(foreign.server), user: foreign.user },
      }),
      differences: differences.map((one) => ({
        ...one,
        expected: withoutPassword(one.expected, action.account.password),
        actual: withoutPassword(one.actual, action.account.password),
      })),
      evidence: null,
    },
  };
}

/**
 * The request that the answer was made to, where it named somebody else or nobody: the answer's signature tells that it is
 * one of this case. Null when it is one that is known to be, or when it did not come meanwhile.
 */
function foreignRequest(
  author: AnswerAuthor | null,
  { observed, visits }: Action,
  { conversation }: JudgeContext,
): ConversationEntry | null {
  if (author === null || author.conversation === null) return null;
  if (observed.some(({ id }) => id === author.conversation)) return null;
  const request = conversation(author.conversation);
  if (request === undefined) return null;
  const came = visits.flat().some(({ startedAt, endedAt }) => {
    return request.order >= startedAt && request.order <= endedAt;
  });
  return came ? request : null;
}

function conversationsOf(observed: readonly ObservedRequest[]): ConversationEntry[] {
  return observed.filter((one) => one.kind === 'conversation').toSorted((a, b) => a.order - b.order);
}

function unexpectedServers(
  action: Action,
  { facts, admits }: JudgeContext,
  path: readonly string[],
  topology: Topology,
): Difference[] {
  const dialled = new Set(firstHops(action.visits, facts));
  const strangers = [...new Set(action.observed.map(({ server }) => server))].filter(
    (server) => facts.isHop(server) && !admits.has(server) && !dialled.has(server),
  );
  if (strangers.length === 0) return [];
  const named = topology.servers.map(({ name }) => name).filter((name) => admits.has(name));
  return [
    difference(
      'path',
      `only servers that the case names: ${named.join(', ')}`,
      `${shownPath(path)}, with ${strangers.join(', ')}`,
    ),
  ];
}
