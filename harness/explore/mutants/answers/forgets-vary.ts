import { droppingHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const forgetsVary: Mutant = {
  name: 'forgets-vary',
  description: 'does not say what an answer depends on',
  sentence: 'Vary reaches the client.',
  clause: 'WIRE-ANS-9',
  changes: droppingHeaders('vary'),
  breaks: ['owa-answer-headers/*', 'owa-answer-without-body/*'],
};
