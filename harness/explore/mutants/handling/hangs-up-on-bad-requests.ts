import type { ServerOptions } from 'node:http';
import type { Mutant } from '../../mutant.ts';

export const hangsUpOnBadRequests: Mutant = {
  name: 'hangs-up-on-bad-requests',
  description: 'ends the connection of whoever sends what it cannot read, and says nothing',
  sentence: 'A request whose body has no end that can be known is answered 400.',
  clause: 'WIRE-HND-4',
  changes: {
    createServer: (createServer) =>
      ((options: ServerOptions) => {
        const server = createServer(options);
        server.on('clientError', (_, socket) => socket.destroy());
        return server;
      }) as typeof createServer,
  },
  breaks: ['owa-no-length/*', 'owa-two-lengths-refused/*'],
};
