import { createHash, type Hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { bodyDigest, bodyInJournal, journalledBodyBytes } from '../../contract/journal.ts';
import { bodyWithoutSecrets } from './secrets.ts';

/** Whether a request has a body at all (RFC 9112 §6.3). */
export function hasBody({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

/**
 * Looks on at a request's body as it comes from the socket, whoever reads it, and whether anybody does: a listener of
 * 'data' would take it from its reader.
 * @param onReceived told once what the journal gets of it, when all has come or nothing more can
 */
export function watchBody(request: IncomingMessage, onReceived: (body: string) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  /** Only of what is too long to be kept. */
  let hash: Hash | undefined;
  let told = false;
  const tell = () => {
    if (told) return;
    told = true;
    onReceived(
      hash === undefined
        ? bodyWithoutSecrets(bodyInJournal(Buffer.concat(chunks)))
        : bodyDigest(bytes, hash.digest('hex')),
    );
  };
  const take = (chunk: Buffer) => {
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes <= journalledBodyBytes) return;
    hash ??= createHash('sha256');
    for (const one of chunks.splice(0)) hash.update(one);
  };
  const push = request.push.bind(request);
  request.push = (chunk: Buffer | null, ...rest) => {
    if (chunk === null) tell();
    else take(chunk);
    return push(chunk, ...rest);
  };
  request.once('close', tell);
}
