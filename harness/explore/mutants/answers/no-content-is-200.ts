import { rewritingHeads } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const noContentIs200: Mutant = {
  name: 'no-content-is-200',
  description: 'answers 200 where a back end says that there is no content',
  sentence: 'A 204 stays a 204.',
  clause: 'WIRE-ANS-22',
  changes: rewritingHeads((head) => ({ ...head, status: head.status === 204 ? 200 : head.status })),
  breaks: ['owa-answer-without-body/*'],
};
