import { droppingHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const forgetsRetryAfter: Mutant = {
  name: 'forgets-retry-after',
  description: 'does not say when a back end is to be asked again',
  sentence: 'Retry-After reaches the client.',
  clause: 'WIRE-ANS-9',
  changes: droppingHeaders('retry-after'),
  breaks: ['owa-answer-headers/*'],
};
