import { rewritingHeads } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const backEndsForbid: Mutant = {
  name: 'back-ends-forbid',
  description: 'answers 403 where a back end answers 401, since nobody is to sign in there',
  sentence: "A back end's 401 reaches the client.",
  clause: 'WIRE-ANS-1',
  changes: rewritingHeads((head) => ({ ...head, status: head.status === 401 ? 403 : head.status })),
  breaks: ['owa-answer-line-by-line/*', 'eas-answer-status/*'],
};
