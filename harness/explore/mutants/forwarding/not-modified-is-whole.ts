import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const notModifiedIsWhole: Mutant = {
  name: 'not-modified-is-whole',
  description: 'answers 200 where the back end answered that nothing was modified',
  sentence: 'That nothing was modified is passed on as such.',
  clause: 'WIRE-ANS-1',
  changes: {
    forward: (forward) => (forwarded) => {
      rewriteHead(forwarded.response, (head) => (head.status === 304 ? { ...head, status: 200 } : head));
      return forward(forwarded);
    },
  },
  breaks: ['owa-answers-without-a-body/*'],
};
