import type { Socket } from 'node:net';
import { Emitter, type Message, type MessageWriter } from 'vscode-jsonrpc/node';

/**
 * Writes the messages of a control connection, head and body at once: the library's own writer takes two writes for each,
 * and the other side wakes up twice.
 */
export function createMessageWriter(socket: Socket): MessageWriter {
  const errors = new Emitter<[Error, Message | undefined, number | undefined]>();
  const ends = new Emitter<void>();
  socket.on('error', (error) => errors.fire([error, undefined, undefined]));
  socket.once('close', () => ends.fire());
  return {
    onError: errors.event,
    onClose: ends.event,
    async write(message) {
      const body = JSON.stringify(message);
      const head = `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
      await new Promise<void>((resolve, reject) => {
        socket.write(head + body, (error) => (error ? reject(error) : resolve()));
      });
    },
    end: () => socket.end(),
    dispose() {
      errors.dispose();
      ends.dispose();
    },
  };
}
