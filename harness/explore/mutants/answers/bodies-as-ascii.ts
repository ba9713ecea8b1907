import { rewritingBodies } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const bodiesAsAscii: Mutant = {
  name: 'bodies-as-ascii',
  description: 'clears the eighth bit of every byte',
  sentence: 'Every bit of a body reaches the client.',
  clause: 'WIRE-ANS-21',
  changes: rewritingBodies((body) => body.map((byte) => byte & 0x7f) as Buffer),
  breaks: ['{owa,eas}-answer-bytes/*'],
};
