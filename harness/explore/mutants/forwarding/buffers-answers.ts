import type { Mutant } from '../../mutant.ts';
import { withholding } from '../../withholding.ts';

export const buffersAnswers: Mutant = {
  name: 'buffers-answers',
  description: 'keeps the body of an answer until it has all of it',
  sentence: 'The first bytes of an answer reach the client before the last were sent.',
  clause: 'WIRE-FWD-2',
  changes: withholding(() => true),
  breaks: ['{owa,eas}-answer-streams/*', 'eas-stream-through-both-hops/*'],
};
