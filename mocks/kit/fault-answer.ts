import { once } from 'node:events';
import type { OutgoingHttpHeaders } from 'node:http';
import type { FaultAnswer, Framing } from '../../contract/fault.ts';
import { labHeaders } from '../../protocols/http/headers.ts';
import { heldFor, hold, release } from './held.ts';
import { authorOf, finish, type RoundTrip } from './round-trip.ts';

/** An answer that a fault orders, ready to be sent: compressed, signed, with the headers of its framing. */
export interface OrderedAnswer
  extends Pick<FaultAnswer, 'status' | 'reason' | 'trailers' | 'betweenMs' | 'processing'> {
  headers: OutgoingHttpHeaders;
  framing: Framing;
  pieces: Buffer[];
}

export async function orderedAnswer(roundTrip: RoundTrip, ordered: FaultAnswer): Promise<OrderedAnswer> {
  const { pieces: texts = [], piecesAre, encoding, trailers, ...rest } = ordered;
  const { status, framing = texts.length > 1 || trailers !== undefined ? 'chunked' : 'length' } = rest;
  const plain = texts.map((text) => Buffer.from(text, piecesAre === 'bytes' ? 'latin1' : 'utf8'));
  const pieces = encoding === undefined ? plain : await compressed(plain);
  return {
    ...rest,
    framing,
    pieces,
    ...(trailers !== undefined && { trailers }),
    headers: {
      ...ordered.headers,
      ...(encoding !== undefined && { 'content-encoding': encoding }),
      ...(trailers !== undefined && { trailer: Object.keys(trailers).join(', ') }),
      ...framingHeaders(framing, status, pieces),
      [labHeaders.author]: authorOf(roundTrip, status),
    },
  };
}

/** Sends an answer whole, and journals it. */
export async function sendWhole(roundTrip: RoundTrip, ordered: OrderedAnswer): Promise<void> {
  const { response, request, gone } = roundTrip;
  const { status, reason, headers, framing, trailers, processing } = ordered;
  if (processing) response.writeProcessing();
  response.useChunkedEncodingByDefault = framing === 'chunked';
  if (reason === undefined) response.writeHead(status, headers);
  else response.writeHead(status, reason, headers);
  if (request.method !== 'HEAD') {
    await inPieces(roundTrip, ordered, (piece) => response.write(piece));
    if (gone.aborted) return;
    if (trailers !== undefined) response.addTrailers(trailers);
  }
  response.end();
  finish(roundTrip, status);
}

/** Hands out piece by piece, with the time between them; ends early when the peer is gone. */
export async function inPieces(
  roundTrip: RoundTrip,
  { pieces, betweenMs }: OrderedAnswer,
  write: (piece: Buffer, isLast: boolean) => void,
): Promise<void> {
  for (const [index, piece] of pieces.entries()) {
    if (index > 0 && betweenMs !== undefined) await heldFor(roundTrip, betweenMs);
    if (roundTrip.gone.aborted) return;
    write(piece, index === pieces.length - 1);
  }
}

/** Reads what is to be read of the request's body. @throws AbortError when the peer goes away before its end */
export async function readBody(roundTrip: RoundTrip, reads: FaultAnswer['reads'] = 'whole'): Promise<void> {
  const { request, gone } = roundTrip;
  if (reads === 'nothing') return;
  let isHeld = false;
  if (reads === 'held') {
    request.once('data', () => {
      isHeld = true;
      hold(roundTrip);
    });
  }
  request.resume();
  if (!request.readableEnded) await once(request, 'end', { signal: gone });
  if (isHeld) release(roundTrip);
}

function framingHeaders(framing: Framing, status: number, pieces: readonly Buffer[]): OutgoingHttpHeaders {
  if (status === 204 || status === 304) return {};
  switch (framing) {
    case 'length':
      return { 'content-length': pieces.reduce((length, piece) => length + piece.length, 0) };
    case 'chunked':
      return { 'transfer-encoding': 'chunked' };
    case 'close':
      return { connection: 'close' };
  }
}

/** One gzip stream, flushed after each piece: what has arrived can be read. */
async function compressed(pieces: readonly Buffer[]): Promise<Buffer[]> {
  const { constants, createGzip } = await import('node:zlib');
  const gzip = createGzip();
  let ready: Buffer[] = [];
  gzip.on('data', (bytes: Buffer) => ready.push(bytes));
  const made: Buffer[] = [];
  for (const [index, piece] of pieces.entries()) {
    gzip.write(piece);
    if (index < pieces.length - 1) {
      await new Promise<void>((resolve) => gzip.flush(constants.Z_SYNC_FLUSH, resolve));
    } else {
      gzip.end();
      await once(gzip, 'end');
    }
    made.push(Buffer.concat(ready));
    ready = [];
  }
  return made;
}
