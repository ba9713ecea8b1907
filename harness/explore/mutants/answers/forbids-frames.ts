import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const forbidsFrames: Mutant = {
  name: 'forbids-frames',
  description: 'has its own word on who may frame a page',
  sentence: "X-Frame-Options of a back end's answer reaches the client as it is.",
  clause: 'WIRE-ANS-9',
  changes: changingHeader('x-frame-options', () => 'DENY'),
  breaks: ['owa-answer-headers/*'],
};
