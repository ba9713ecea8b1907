import { rewritingOwnHeads, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const ownAnswersInChunks: Mutant = {
  name: 'own-answers-in-chunks',
  description: 'sends what it answers itself in chunks',
  sentence: 'What the front end answers itself says its length.',
  clause: 'WIRE-ANS-25',
  changes: rewritingOwnHeads((head) => ({
    ...head,
    headers: withoutHeaders(head.headers, (name) => name === 'content-length'),
  })),
  breaks: ['owa-own-answers-are-not-stored/*'],
};
