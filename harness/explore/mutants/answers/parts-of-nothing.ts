import { droppingHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const partsOfNothing: Mutant = {
  name: 'parts-of-nothing',
  description: 'does not say which part of a page it sends',
  sentence: 'Content-Range reaches the client.',
  clause: 'WIRE-ANS-9',
  changes: droppingHeaders('content-range'),
  breaks: ['owa-answer-in-part/*'],
};
