import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const finishesAnswersForNobody: Mutant = {
  name: 'finishes-answers-for-nobody',
  description: 'does not notice that a client left once its answer has begun',
  sentence: "A client that leaves in the middle of its answer ends the back end's work for it.",
  clause: 'WIRE-FWD-4',
  changes: {
    forward: (forward) => (forwarded) => {
      const { response } = forwarded;
      rewriteHead(response, (head) => {
        response.removeAllListeners('close');
        return head;
      });
      return forward(forwarded);
    },
  },
  breaks: ['owa-client-leaves-an-answer/*'],
};
