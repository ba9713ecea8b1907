import type { ConversationEntry } from '../../contract/journal.ts';
import type { Topology } from '../../topology/index.ts';
import type { Dial, Observation } from '../drivers/types.ts';
import type { Lab } from '../lab/types.ts';
import type { Expectation } from '../specs/schema.ts';
import { authorOf } from './author.ts';
import { type Actual, difference, differencesFrom, shownPath } from './expect.ts';
import { type Contact, firstHops, type PathFacts, pathOf } from './path.ts';
import type { Difference, StepResult } from './result.ts';
import { withoutPassword } from './secrets.ts';
import { expectedHops } from './step-plan.ts';

/** What is to be judged: an act of the client, or what came of following its redirect. */
export interface Act {
  name: string;
  connect: string;
  observation: Observation;
  /** Every dial that the path is made of: those of the act, and those of following it. */
  dials: readonly Dial[];
  contacts: readonly Contact[];
}

/** What a case is judged with. */
export interface Court {
  lab: Pick<Lab, 'topology' | 'labKey'>;
  facts: PathFacts;
  /** Servers that some expectation of the case names: what an act without expectation may reach. */
  admits: ReadonlySet<string>;
  /** Never shown. */
  password: string;
}

/** An act, judged. The dials of `result` are as they were, secrets included; `actual` is what other expectations can be held against. */
export interface Judgement {
  result: StepResult;
  actual: Actual;
}

/** Holds an act against its expectation; without one, only the closed world is asserted. */
export function judge(act: Act, expectation: Expectation | undefined, court: Court): Judgement {
  const { topology } = court.lab;
  const last = act.observation.dials.at(-1);
  const { path } = pathOf(act.dials, act.contacts, court.facts);
  const author = last === undefined ? null : authorOf(last, court.lab, court.facts);
  const actual: Actual = {
    observation: act.observation,
    path,
    author,
    requests: requestsOf(act.contacts),
  };
  const hops = expectedHops(expectation, firstHops(act.dials, court.facts), {
    topology,
    connect: act.connect,
  });
  const differences =
    expectation === undefined
      ? unexpectedServers(act, court, path, topology)
      : differencesFrom(expectation, hops, actual, topology);
  return {
    actual,
    result: {
      name: act.name,
      status: last?.answer?.status ?? null,
      author: author?.text ?? null,
      path,
      expectedPath: expectation === undefined ? [] : hops,
      mailbox: act.observation.mailbox,
      differences: differences.map((one) => ({
        ...one,
        expected: withoutPassword(one.expected, court.password),
        actual: withoutPassword(one.actual, court.password),
      })),
      dials: act.observation.dials,
    },
  };
}

function requestsOf(contacts: readonly Contact[]): ConversationEntry[] {
  return contacts.filter((contact) => contact.kind === 'conversation').toSorted((a, b) => a.order - b.order);
}

function unexpectedServers(
  act: Act,
  { facts, admits }: Court,
  path: readonly string[],
  topology: Topology,
): Difference[] {
  const dialled = new Set(firstHops(act.dials, facts));
  const strangers = [...new Set(act.contacts.map(({ server }) => server))].filter(
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
