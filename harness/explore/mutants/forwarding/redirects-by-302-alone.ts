import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const redirectsBy302Alone: Mutant = {
  name: 'redirects-by-302-alone',
  description: 'makes a 302 of every redirect',
  sentence: 'A redirect keeps its kind: what it says of the method is part of it.',
  clause: 'WIRE-FWD-11',
  changes: {
    forward: (forward) => (forwarded) => {
      rewriteHead(forwarded.response, (head) =>
        [301, 303, 307, 308].includes(head.status) ? { ...head, status: 302 } : head,
      );
      return forward(forwarded);
    },
  },
  breaks: ['owa-target-redirects-in-every-way/*'],
};
