import { sameText } from './identity.ts';
import { macOf } from './mac.ts';

/**
 * Who made an answer, and which one it was. Every answer of a mock carries this claim, signed with the key of the lab
 * run, so that whoever passes the answer on cannot pretend to have made it, nor alter its outcome unnoticed:
 * - HTTP: in the header `x-coexlab-author`.
 * - POP3 and IMAP4: as a tag `[coexlab <claim>]` in the text of the greeting and of every final answer (`+OK`, `-ERR`,
 *   `* BYE`, tagged `OK`, `NO` and `BAD`), where clients read nothing. `status` is that word.
 * - RPC: the secondary address of the bind_ack (C706 §12.6.4.4) is the journal id of the association. It is not signed,
 *   for want of room and of a status; it holds because the server of that id has that association in its journal, and
 *   the case has it among its own.
 */
export interface Author {
  server: string;
  /** Journal id of the conversation that was answered. */
  conversation: string;
  /** What the answer says of its success: `200`, `OK`, `-ERR`. */
  status: string;
}

/** The claim `server;conversation;status;HMAC`, signed with the key of this lab run. */
export function signAuthor(author: Author, key: string): string {
  const claim = `${author.server};${author.conversation};${author.status}`;
  return `${claim};${macOf('author', claim, key)}`;
}

/** The author that a claim names; null when it is missing, malformed or not signed by this lab run. */
export function verifyAuthor(claim: string | undefined, key: string): Author | null {
  const [server, conversation, status, signature, ...rest] = claim?.split(';') ?? [];
  if (server === undefined || conversation === undefined || status === undefined || signature === undefined)
    return null;
  if (rest.length > 0 || !sameText(signature, macOf('author', `${server};${conversation};${status}`, key)))
    return null;
  return { server, conversation, status };
}
