import type { IncomingMessage } from 'node:http';
import type { Mutant } from '../../mutant.ts';

/** What came of a body until it ended, in whichever way. */
async function* whatCame(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* body;
  } catch {
    // Taken for the end.
  }
}

export const completesCutRequests: Mutant = {
  name: 'completes-cut-requests',
  description: 'takes the end of a client in the midst of its body for the end of the body',
  sentence: 'A client that leaves within its request has asked for nothing.',
  clause: 'WIRE-FWD-4',
  changes: {
    forward: (forward) => (forwarded) => {
      const { request, response } = forwarded;
      const iterator = request.iterator.bind(request);
      request.iterator = ((options) => whatCame(iterator(options))) as IncomingMessage['iterator'];
      const once = response.once.bind(response);
      response.once = ((event: string, listener: () => void) =>
        event === 'close' && forwarded.body === 'stream'
          ? response
          : once(event, listener)) as typeof response.once;
      return forward(forwarded);
    },
  },
  breaks: ['owa-client-leaves-midway/*'],
};
