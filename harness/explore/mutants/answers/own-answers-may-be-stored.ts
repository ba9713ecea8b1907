import { rewritingOwnHeads, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const ownAnswersMayBeStored: Mutant = {
  name: 'own-answers-may-be-stored',
  description: 'lets caches store what it answers itself',
  sentence: 'What the front end answers itself is not to be stored.',
  clause: 'WIRE-ANS-24',
  changes: rewritingOwnHeads((head) => ({
    ...head,
    headers: withoutHeaders(head.headers, (name) => name === 'cache-control'),
  })),
  breaks: ['owa-own-answers-are-not-stored/*'],
};
