import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const partialIsWhole: Mutant = {
  name: 'partial-is-whole',
  description: 'answers 200 where the back end answered with a part',
  sentence: 'A part is passed on as a part.',
  clause: 'WIRE-ANS-1',
  changes: {
    forward: (forward) => (forwarded) => {
      rewriteHead(forwarded.response, (head) => (head.status === 206 ? { ...head, status: 200 } : head));
      return forward(forwarded);
    },
  },
  breaks: ['owa-answers-without-a-body/*'],
};
