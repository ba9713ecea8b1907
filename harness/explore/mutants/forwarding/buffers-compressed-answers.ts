import type { Mutant } from '../../mutant.ts';
import { withholding } from '../../withholding.ts';

export const buffersCompressedAnswers: Mutant = {
  name: 'buffers-compressed-answers',
  description: 'keeps a compressed body until it has all of it',
  sentence: 'A compressed answer streams like every other.',
  clause: 'WIRE-FWD-2',
  changes: withholding((headers) => headers.has('content-encoding')),
  breaks: ['{owa,eas}-framed-answer-streams/*'],
};
