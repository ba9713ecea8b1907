import { rewritingHeads } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const notModifiedIs200: Mutant = {
  name: 'not-modified-is-200',
  description: 'answers 200 where a back end says that nothing was modified',
  sentence: 'A 304 stays a 304.',
  clause: 'WIRE-ANS-22',
  changes: rewritingHeads((head) => ({ ...head, status: head.status === 304 ? 200 : head.status })),
  breaks: ['owa-answer-without-body/*'],
};
