import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** A TCP connection under TLS 1.2, of which it can be told how the other side ended it. */
export interface ObservedTransport extends Duplex {
  /**
   * Whether the last record that came was an alert. An alert that is no close_notify is an error of its own: so at the
   * end of what came this tells a whole stream from one that was cut (RFC 5246 §7.2.1, RFC 9112 §9.8).
   */
  readonly endsInAlert: boolean;
}

/** Content type and length of a TLS record (RFC 5246 §6.2.1). */
const recordHead = 5;
const alertRecord = 21;

/**
 * What a TLS client is to be given in place of the TCP socket: Node tells nobody whether a close_notify came before the
 * end. Bytes pass as they are; records are only counted.
 */
export function observedTransport(tcp: Socket): ObservedTransport {
  let head = Buffer.alloc(0);
  let left = 0;
  let endsInAlert = false;

  function observe(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; ) {
      if (left > 0) {
        const taken = Math.min(left, chunk.length - at);
        left -= taken;
        at += taken;
        continue;
      }
      const part = chunk.subarray(at, at + recordHead - head.length);
      at += part.length;
      head = Buffer.concat([head, part]);
      if (head.length < recordHead) return;
      endsInAlert = head[0] === alertRecord;
      left = head.readUInt16BE(3);
      head = Buffer.alloc(0);
    }
  }

  const transport = new Duplex({
    read: () => void tcp.resume(),
    write: (chunk, _, done) => void tcp.write(chunk, done),
    final: (done) => void tcp.end(done),
    destroy(error, done) {
      tcp.destroy();
      done(error);
    },
  });
  tcp
    .on('data', (chunk: Buffer) => {
      observe(chunk);
      if (!transport.push(chunk)) tcp.pause();
    })
    .on('end', () => transport.push(null))
    .on('error', (error) => transport.destroy(error))
    // What came before its end may still be read.
    .on('close', () => tcp.readableEnded || transport.destroy());
  return Object.defineProperty(transport, 'endsInAlert', {
    get: () => endsInAlert && left === 0,
  }) as ObservedTransport;
}
