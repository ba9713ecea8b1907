import type { Mutant } from '../../mutant.ts';

export const letsChunksWait: Mutant = {
  name: 'lets-chunks-wait',
  description: 'answers 100 Continue only before bodies that it reads whole',
  sentence: 'A client that waits for 100 Continue before a body without a length gets it.',
  clause: 'WIRE-REQ-19',
  changes: {
    forward: (forward) => (forwarded) => forward({ ...forwarded, awaitsContinue: false }),
  },
  breaks: ['owa-expects-100-continue-for-chunks/*'],
};
