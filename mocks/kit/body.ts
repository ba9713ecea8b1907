import type { IncomingMessage } from 'node:http';
import { CoexlabError } from '../../input/errors.ts';

/** A request body that a server refuses to read to its end. */
export class BodyTooLargeError extends CoexlabError {
  override readonly code = 'BODY_TOO_LARGE';

  constructor(limit: number) {
    super(`expected a body of at most ${limit} bytes`);
  }
}

/** The whole body as UTF-8; else as readBytes. */
export async function readText(request: IncomingMessage, limit: number): Promise<string> {
  return (await readBytes(request, limit)).toString('utf8');
}

/**
 * The whole body. @param limit in bytes
 * @throws BodyTooLargeError; or Node's own error when the peer goes away in the middle
 */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new BodyTooLargeError(limit);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) throw new BodyTooLargeError(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
