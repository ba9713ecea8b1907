import { verifyAuthor } from '../../contract/author.ts';
import type { Topology } from '../../topology/index.ts';
import type { Attempt } from '../drivers/observation.ts';
import type { TransportRules } from '../drivers/rules.ts';
import { hopBehind, placed } from '../specs/hops.ts';
import type { PathFacts } from './path.ts';

/** Who made an answer. */
export interface AnswerAuthor {
  /** As paths name it: `ex2013:444` for a back end behind a front end. */
  hop: string;
  /** `cas2010-1@Site1`, `the proxy (cas2013-1@Site1)`. */
  text: string;
  /** The status that the author signed, when the client got another one. */
  alteredFrom: string | null;
  /** Journal id of the conversation that the author says it answered; null when it did not sign. */
  conversation: string | null;
}

/** Who made the answer of an attempt: by its signature, else whoever answered the client; null without an answer. */
export function authorOf(
  { detail, connection }: Attempt,
  rules: TransportRules,
  lab: { topology: Topology; labKey: string },
  facts: Pick<PathFacts, 'serverAt' | 'isUnderTest'>,
): AnswerAuthor | null {
  if (rules.statusOf(detail) === null || connection === undefined) return null;
  const signed = verifyAuthor(rules.authorClaimOf(detail), lab.labKey);
  if (signed !== null) {
    const hop = hopBehind(lab.topology, signed.server);
    return {
      hop,
      text: placed(lab.topology, hop),
      alteredFrom: signed.status === String(rules.statusOf(detail)) ? null : signed.status,
      conversation: signed.conversation,
    };
  }
  const first = facts.serverAt(connection.endpoint);
  if (first === undefined) return null;
  const place = placed(lab.topology, first);
  return {
    hop: first,
    text: facts.isUnderTest(first) ? `the proxy (${place})` : place,
    alteredFrom: null,
    conversation: null,
  };
}
