import { rewritingHeads } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const errorsAre502: Mutant = {
  name: 'errors-are-502',
  description: 'answers 502 with whatever page a failing back end made',
  sentence: 'An error of a back end keeps its status.',
  clause: 'WIRE-ANS-1',
  changes: rewritingHeads((head) => ({ ...head, status: head.status > 500 ? 502 : head.status })),
  breaks: ['{owa,eas}-answer-status/*', '{owa,eas}-target-answers-503/*'],
};
