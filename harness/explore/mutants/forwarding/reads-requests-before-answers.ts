import type { Mutant } from '../../mutant.ts';

export const readsRequestsBeforeAnswers: Mutant = {
  name: 'reads-requests-before-answers',
  description: 'passes an answer on when it has read the whole request',
  sentence: 'An early answer reaches the client at once.',
  clause: 'WIRE-FWD-16',
  changes: {
    forward: (forward) => (forwarded) => {
      const { request, response } = forwarded;
      const { writeHead, write, end } = response;
      if (forwarded.body !== 'stream') return forward(forwarded);
      const kept: (() => void)[] = [];
      Object.assign(response, {
        flushHeaders: () => {},
        writeHead: (...head: Parameters<typeof writeHead>) =>
          kept.push(() => void writeHead.apply(response, head)),
        write: (chunk: Uint8Array) => kept.push(() => response.write(chunk)),
        end: () => kept.push(() => response.end()),
      });
      request.once('end', () => {
        Object.assign(response, { writeHead, write, end });
        for (const step of kept) step();
      });
      return forward(forwarded);
    },
  },
  breaks: ['{owa,eas}-early-answer/red'],
};
