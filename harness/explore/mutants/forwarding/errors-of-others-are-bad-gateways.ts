import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const errorsOfOthersAreBadGateways: Mutant = {
  name: 'errors-of-others-are-bad-gateways',
  description: 'tells every error of a back end as 502',
  sentence: 'The status of an error that a back end answers is passed on.',
  clause: 'WIRE-FWD-9',
  changes: {
    forward: (forward) => (forwarded) => {
      rewriteHead(forwarded.response, (head) => (head.status >= 500 ? { ...head, status: 502 } : head));
      return forward(forwarded);
    },
  },
  breaks: ['{owa,eas}-target-answers-503/*', '{owa,eas}-errors-are-their-authors/*'],
};
