import type { Socket } from 'node:net';
import type { FaultAction } from '../../contract/fault.ts';
import { reasonPhrases } from '../../net/http-server.ts';
import { inPieces, type OrderedAnswer, orderedAnswer, readBody } from './fault-answer.ts';
import { abandon, type RoundTrip } from './round-trip.ts';

/** How a mail server greets: what somebody hears who has the wrong port. */
const gibberish = '220 mail.contoso.com Microsoft ESMTP MAIL Service ready\r\n';

/** Sends what of an answer is to be sent, ends the connection, and journals that there was no whole answer. */
export async function breakOff(roundTrip: RoundTrip, fault: Extract<FaultAction, { kind: 'break' }>) {
  const { gone, request, connection } = roundTrip;
  const answer = 'answer' in fault ? fault.answer : undefined;
  // Whoever closes with something unread resets.
  const reads = fault.how === 'close' ? 'whole' : 'nothing';
  await readBody(roundTrip, answer?.reads ?? reads);
  if (answer !== undefined) {
    const ordered = await orderedAnswer(roundTrip, answer);
    if (fault.stage === 'in head') sendHalfTheHead(request.socket, ordered);
    else await sendAllButTheEnd(roundTrip, ordered);
    await written(request.socket);
  }
  if (fault.stage === 'in gibberish') {
    request.socket.write(gibberish);
    await written(request.socket);
  }
  if (gone.aborted) return;
  abandon(roundTrip);
  connection.cut(fault.how);
}

function sendHalfTheHead(socket: Socket, ordered: OrderedAnswer): void {
  const head = headOf(ordered);
  socket.write(head.slice(0, head.length / 2));
}

/** Everything up to the middle of the last piece. */
async function sendAllButTheEnd(roundTrip: RoundTrip, ordered: OrderedAnswer): Promise<void> {
  const { socket } = roundTrip.request;
  const isChunked = ordered.framing === 'chunked';
  socket.write(headOf(ordered));
  await inPieces(roundTrip, ordered, (piece, isLast) => {
    if (isChunked) socket.write(`${piece.length.toString(16)}\r\n`);
    socket.write(isLast ? piece.subarray(0, piece.length / 2) : piece);
    if (isChunked && !isLast) socket.write('\r\n');
  });
}

/** Past node:http, which sends no half heads nor chunks. */
function headOf({ status, reason = reasonPhrases[status] ?? 'Unknown', headers }: OrderedAnswer): string {
  const lines = Object.entries(headers).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => `${name}: ${value}\r\n`),
  );
  return `HTTP/1.1 ${status} ${reason}\r\n${lines.join('')}\r\n`;
}

/** Resolves once everything has left this process: the connection's end would overtake it. */
function written(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.write('', () => resolve()));
}
