import { createHmac } from 'node:crypto';
import { sameText } from './identity.ts';

/** Who made an answer, and which one it was. */
export interface Author {
  server: string;
  /** Journal id of the request that was answered. */
  request: string;
  status: number;
}

/** Value of the `x-coexlab-author` header: `server; request; status; HMAC`, signed with the key of this lab run. */
export function signAuthor(author: Author, key: string): string {
  const claim = `${author.server};${author.request};${author.status}`;
  return `${claim};${mac(claim, key)}`;
}

/** The author of an answer; null when the header is missing, malformed or not signed by this lab run. */
export function verifyAuthor(header: string | undefined, key: string): Author | null {
  const [server, request, status, signature, ...rest] = header?.split(';') ?? [];
  if (server === undefined || request === undefined || status === undefined || signature === undefined)
    return null;
  if (rest.length > 0 || !sameText(signature, mac(`${server};${request};${status}`, key))) return null;
  return { server, request, status: Number(status) };
}

function mac(claim: string, key: string): string {
  return createHmac('sha256', key).update(`author:${claim}`).digest('base64url');
}
