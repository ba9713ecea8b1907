import { droppingHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const backEndUnnamed: Mutant = {
  name: 'back-end-unnamed',
  description: 'does not say who answered',
  sentence: 'An answer names the back end that made it.',
  clause: 'WIRE-ANS-14',
  changes: droppingHeaders('x-beserver'),
  breaks: ['owa-answer-names-the-{very,second}-server'],
};
