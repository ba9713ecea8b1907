import { verifyAuthor } from '../../contract/author.ts';
import { labHeaders } from '../../protocols/http/headers.ts';
import type { Topology } from '../../topology/index.ts';
import type { Dial } from '../drivers/types.ts';
import { placed } from './match.ts';
import type { PathFacts } from './path.ts';

/** Who made an answer. */
export interface AnswerAuthor {
  server: string;
  /** `cas2010-1@Site1`, `the proxy (cas2013-1@Site1)`. */
  text: string;
  /** The status that the author signed, when the client got another one. */
  alteredFrom: number | null;
  /** Journal id of the request that the author says it answered; null when it did not sign. */
  request: string | null;
}

/** Who made the answer of a dial: by its signature, else whoever answered the client; null without an answer. */
export function authorOf(
  dial: Dial,
  lab: { topology: Topology; labKey: string },
  facts: Pick<PathFacts, 'serverAt' | 'isUnderTest'>,
): AnswerAuthor | null {
  if (dial.answer === undefined || dial.connection === undefined) return null;
  const signed = verifyAuthor(dial.answer.headers[labHeaders.author], lab.labKey);
  if (signed !== null) {
    return {
      server: signed.server,
      text: placed(lab.topology, signed.server),
      alteredFrom: signed.status === dial.answer.status ? null : signed.status,
      request: signed.request,
    };
  }
  const first = facts.serverAt(dial.connection.endpoint);
  if (first === undefined) return null;
  const place = placed(lab.topology, first);
  return {
    server: first,
    text: facts.isUnderTest(first) ? `the proxy (${place})` : place,
    alteredFrom: null,
    request: null,
  };
}
