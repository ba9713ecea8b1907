import type { Mutant } from '../../mutant.ts';

export const buffersRequestsOfKnownLength: Mutant = {
  name: 'buffers-requests-of-known-length',
  description: 'reads a body whose length it knows whole before it asks a back end, however long it is',
  sentence: 'A long request streams, whether its length is known or not.',
  clause: 'WIRE-FWD-3',
  changes: {
    forward: (forward) => async (forwarded) => {
      const { body, request } = forwarded;
      if (body !== 'stream' || request.headers['content-length'] === undefined) return forward(forwarded);
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      return forward({ ...forwarded, body: Buffer.concat(chunks) });
    },
  },
  breaks: ['{owa,eas}-long-request-streams/*'],
};
