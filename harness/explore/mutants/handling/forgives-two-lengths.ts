import type { ServerOptions } from 'node:http';
import type { Mutant } from '../../mutant.ts';

export const forgivesTwoLengths: Mutant = {
  name: 'forgives-two-lengths',
  description: 'reads a body in chunks, and passes on as much of it as Content-Length says',
  sentence: 'A request with two lengths goes further with one of them at most.',
  clause: 'WIRE-HND-3',
  changes: {
    createServer: (createServer) =>
      ((options: ServerOptions) =>
        createServer({ ...options, insecureHTTPParser: true })) as typeof createServer,
    forward: (forward) => (forwarded) => {
      const { body, request } = forwarded;
      if (!Buffer.isBuffer(body)) return forward(forwarded);
      return forward({ ...forwarded, body: body.subarray(0, Number(request.headers['content-length'])) });
    },
  },
  breaks: ['owa-two-lengths/*', 'owa-two-lengths-refused/*'],
};
