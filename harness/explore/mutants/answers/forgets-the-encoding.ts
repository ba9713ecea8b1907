import { droppingHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const forgetsTheEncoding: Mutant = {
  name: 'forgets-the-encoding',
  description: 'does not say that a body is compressed',
  sentence: 'Content-Encoding reaches the client.',
  clause: 'WIRE-ANS-6',
  changes: droppingHeaders('content-encoding'),
  breaks: ['{owa,eas}-answer-compressed/*'],
};
