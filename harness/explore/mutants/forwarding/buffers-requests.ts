import type { Mutant } from '../../mutant.ts';

export const buffersRequests: Mutant = {
  name: 'buffers-requests',
  description: 'reads the whole body of a request before it asks a back end',
  sentence: 'The first bytes of a request reach the back end before the client has sent the last.',
  clause: 'WIRE-FWD-3',
  changes: {
    forward: (forward) => async (forwarded) => {
      if (forwarded.body !== 'stream') return forward(forwarded);
      const chunks: Buffer[] = [];
      for await (const chunk of forwarded.request as AsyncIterable<Buffer>) chunks.push(chunk);
      return forward({ ...forwarded, body: Buffer.concat(chunks) });
    },
  },
  breaks: ['{owa,eas}-request-streams/*'],
};
