import type { Mutant } from '../../mutant.ts';
import { withholding } from '../../withholding.ts';

export const buffersAnswersOfKnownLength: Mutant = {
  name: 'buffers-answers-of-known-length',
  description: 'keeps a body of known length until it has all of it',
  sentence: 'An answer whose length is known streams like every other.',
  clause: 'WIRE-FWD-2',
  changes: withholding((headers) => headers.has('content-length')),
  breaks: ['{owa,eas}-framed-answer-streams/red'],
};
