import { rewritingHeads } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const partsAreWhole: Mutant = {
  name: 'parts-are-whole',
  description: 'answers 200 where a back end sends a part',
  sentence: 'A part of a page stays a part.',
  clause: 'WIRE-ANS-1',
  changes: rewritingHeads((head) => ({ ...head, status: head.status === 206 ? 200 : head.status })),
  breaks: ['owa-answer-in-part/*'],
};
