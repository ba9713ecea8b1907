import { droppingHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const forgetsExpiry: Mutant = {
  name: 'forgets-expiry',
  description: 'leaves Expires and Pragma out, which are old',
  sentence: 'Expires and Pragma reach the client.',
  clause: 'WIRE-ANS-9',
  changes: droppingHeaders('expires', 'pragma'),
  breaks: ['owa-answer-headers/*'],
};
