import type { Mutant } from '../../mutant.ts';

export const dropsChunkedBodies: Mutant = {
  name: 'drops-chunked-bodies',
  description: 'takes a request without a length for one without a body',
  sentence: 'A body without a length passes on.',
  clause: 'WIRE-REQ-20',
  changes: {
    forward: (forward) => (forwarded) =>
      forward(forwarded.body === 'stream' ? { ...forwarded, body: null } : forwarded),
  },
  breaks: ['owa-posts-pass/*'],
};
