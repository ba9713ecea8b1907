import { headerIn, rewritingHeads } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const emptyIsNoContent: Mutant = {
  name: 'empty-is-no-content',
  description: 'answers 204 where a back end answers 200 with nothing',
  sentence: 'A 200 without a body stays a 200.',
  clause: 'WIRE-ANS-22',
  changes: rewritingHeads((head) => ({
    ...head,
    status: head.status === 200 && headerIn(head.headers, 'content-length') === '0' ? 204 : head.status,
  })),
  breaks: ['{owa,eas}-answer-without-body/*'],
};
