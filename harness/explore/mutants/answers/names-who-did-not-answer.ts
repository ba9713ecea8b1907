import { rewritingOwnHeads, withHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const namesWhoDidNotAnswer: Mutant = {
  name: 'names-who-did-not-answer',
  description: 'names the chosen server as the one that answered, though it did not',
  sentence: 'Where no back end answered none is named.',
  clause: 'WIRE-ANS-14',
  changes: rewritingOwnHeads((head, context) => ({
    ...head,
    headers:
      context.decision?.kind === 'proxy'
        ? withHeader(head.headers, 'x-beserver', context.decision.target.server)
        : head.headers,
  })),
  breaks: ['{owa,eas}-failure-names-the-chosen-server/*'],
};
