import { type ConversationEntry, conversationName } from '../../contract/journal.ts';
import type { Topology } from '../../topology/index.ts';
import { type Difference, difference } from '../drivers/difference.ts';
import type { Observation } from '../drivers/observation.ts';
import type { TransportRules } from '../drivers/rules.ts';
import { fitsHop } from '../specs/hops.ts';
import type { Expectation } from '../specs/schema.ts';
import { fitsText, shownPattern, shownText } from '../specs/text-pattern.ts';
import { fitsWay, type HopPattern, shownHop, type Way } from '../specs/ways.ts';
import type { AnswerAuthor } from './author.ts';
import { type Logged, logDifferences } from './log.ts';
import { answerDifferences, isCutShortAsExpected } from './no-answer.ts';
import { seenDifferences } from './seen.ts';

/** What happened, as far as expectations look. */
export interface Actual {
  /** What the transport of the client adds to the verdict. */
  rules: TransportRules;
  observation: Observation;
  path: readonly string[];
  author: AnswerAuthor | null;
  /** The conversations of the case that servers saw, in machine order. */
  conversations: readonly ConversationEntry[];
  /** Only where something is expected of it. */
  logged?: Logged;
  /** The one of them that named another user or nobody; null when all named the case's own. */
  foreign: ConversationEntry | null;
}

/** What differs from an expectation, in the order in which it matters. `ways` are the paths expected. Pure. */
export function differencesFrom(
  expectation: Expectation,
  ways: readonly Way[],
  actual: Actual,
  topology: Topology,
): Difference[] {
  const { rules, observation } = actual;
  const last = observation.attempts.at(-1);
  const isToBeLookedAt =
    last !== undefined && (rules.isAnswered(last.detail) || isCutShortAsExpected(expectation, last));
  const found = [
    ...pathDifferences(ways, actual.path, topology),
    ...answerDifferences(expectation, last, rules),
    ...(isToBeLookedAt
      ? [
          ...authorDifferences(expectation.author, actual, String(rules.statusOf(last.detail)), topology),
          ...mailboxDifferences(expectation.mailbox, observation.mailbox),
          ...rules.differences(expectation, observation),
        ]
      : []),
    ...seenDifferences(expectation.seen, actual.conversations, topology, rules),
    ...logDifferences(expectation.log, actual.logged, actual.conversations, topology),
  ];
  const rank = (one: Difference) => rules.order.indexOf(one.dimension);
  return found.toSorted((a, b) => rank(a) - rank(b));
}

/** `cas2013@Site1 → cas2010-1 or cas2010-2`. */
export function shownPath(path: readonly HopPattern[]): string {
  return path.length === 0 ? '(nobody)' : path.map(shownHop).join(' → ');
}

function pathDifferences(ways: readonly Way[], path: readonly string[], topology: Topology): Difference[] {
  if (ways.some((way) => fitsWay(topology, way, path))) return [];
  return [difference('path', ways.map(shownPath).join('; or '), shownPath(path))];
}

function authorDifferences(
  expected: string | undefined,
  { author, conversations, foreign }: Actual,
  status: string,
  topology: Topology,
): Difference[] {
  const found: Difference[] = [];
  if (expected !== undefined && !fitsHop(topology, expected, author?.hop ?? '')) {
    found.push(difference('author', expected, author?.text ?? 'unknown'));
  }
  if (author !== null && author.alteredFrom !== null) {
    found.push(
      difference(
        'author',
        `${author.alteredFrom}, the status that ${author.text} signed`,
        `${status}: the proxy altered it on the way`,
      ),
    );
  }
  if (author !== null && foreign !== null) {
    found.push(
      difference(
        'author',
        "an answer to a request with the user's own identity",
        `${author.text}'s answer to ${conversationName(foreign)} with ${shownIdentity(foreign)}`,
      ),
    );
  } else if (
    author !== null &&
    author.conversation !== null &&
    !conversations.some(({ id }) => id === author.conversation)
  ) {
    found.push(
      difference(
        'author',
        'an answer to a request of this case',
        `${author.text}'s answer to another request (${author.conversation})`,
      ),
    );
  }
  return found;
}

/** `the identity of blue-k3f9`, `nobody's identity`. */
export function shownIdentity({ user }: Pick<ConversationEntry, 'user'>): string {
  return user === null ? "nobody's identity" : `the identity of ${user}`;
}

function mailboxDifferences(expected: string | null | undefined, actual: string | null): Difference[] {
  if (expected === undefined || fitsText(expected, actual)) return [];
  return [difference('mailbox', shownPattern(expected), shownText(actual))];
}
