import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';

/** A client's TLS connection that knows how it ended. */
export interface SecureSocket {
  socket: TLSSocket;
  /** Once it has ended: whether the peer said so by a closure alert. Without one, what came may be cut short (RFC 9112 §9.8). */
  isEndAnnounced(): boolean;
}

/** TLS over a TCP connection that may still be under way. */
export function secureSocket(
  tcp: Socket,
  options: ConnectionOptions & { highWaterMark: number },
): SecureSocket {
  // Node takes the end of TCP for the end of TLS and tells nobody which of the two came, unless the bytes pass by here.
  const wire = wireOver(tcp);
  const socket = connectTls({ ...options, socket: wire });
  let isEndAnnounced: boolean | undefined;
  const push = socket.push.bind(socket);
  socket.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk === null) isEndAnnounced ??= !wire.readableEnded;
    return push(chunk, encoding);
  };
  socket.ref = () => {
    tcp.ref();
    return socket;
  };
  socket.unref = () => {
    tcp.unref();
    return socket;
  };
  return { socket, isEndAnnounced: () => isEndAnnounced === true };
}

/** A TCP connection that is no `net.Socket`: TLS then reads it by way of JavaScript. */
function wireOver(tcp: Socket): Duplex {
  const wire = new Duplex({
    read() {
      tcp.resume();
    },
    write(chunk, _encoding, done) {
      tcp.write(chunk, done);
    },
    final(done) {
      tcp.end(done);
    },
    destroy(error, done) {
      tcp.destroy();
      done(error);
    },
  });
  tcp
    .on('data', (chunk) => {
      if (!wire.push(chunk)) tcp.pause();
    })
    .on('end', () => wire.push(null))
    .on('error', (error) => wire.destroy(error))
    .on('close', () => {
      // After its end there may still be bytes that nobody has read.
      if (!tcp.readableEnded) wire.destroy();
    });
  return wire;
}
