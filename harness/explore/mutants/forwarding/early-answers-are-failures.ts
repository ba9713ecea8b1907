import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const earlyAnswersAreFailures: Mutant = {
  name: 'early-answers-are-failures',
  description: 'takes an answer that comes before the request has ended for a failure',
  sentence: 'An early answer is an answer.',
  clause: 'WIRE-FWD-16',
  changes: {
    forward: (forward) => (forwarded) => {
      const { request } = forwarded;
      rewriteHead(forwarded.response, (head) => (request.complete ? head : { ...head, status: 502 }));
      return forward(forwarded);
    },
  },
  breaks: ['{owa,eas}-early-answer/*'],
};
