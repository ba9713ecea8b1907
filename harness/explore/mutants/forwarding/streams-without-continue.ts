import type { Mutant } from '../../mutant.ts';

export const streamsWithoutContinue: Mutant = {
  name: 'streams-without-continue',
  description: 'answers 100 Continue only where it reads a body itself, and not where it streams one',
  sentence: 'A client that waits for 100 Continue gets it, however its body is framed.',
  clause: 'WIRE-REQ-19',
  changes: { forward: (forward) => (forwarded) => forward({ ...forwarded, awaitsContinue: false }) },
  breaks: ['owa-expects-100-continue-in-chunks/*'],
};
