import { rewritingBodies } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const takesByteOrderMarks: Mutant = {
  name: 'takes-byte-order-marks',
  description: 'takes the byte order mark off a page',
  sentence: 'A byte order mark reaches the client.',
  clause: 'WIRE-ANS-21',
  changes: rewritingBodies((body) => (body[0] === 0xef && body[1] === 0xbb ? body.subarray(3) : body)),
  breaks: ['owa-answer-bytes/*'],
};
