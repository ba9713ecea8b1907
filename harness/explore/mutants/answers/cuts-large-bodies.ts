import { rewritingBodies } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const cutsLargeBodies: Mutant = {
  name: 'cuts-large-bodies',
  description: 'passes on the first 64 KiB of a body',
  sentence: 'A large body reaches the client whole.',
  clause: 'WIRE-ANS-21',
  changes: rewritingBodies((body) => body.subarray(0, 65_536)),
  breaks: ['owa-answer-large/*', 'eas-answer-bytes/*'],
};
