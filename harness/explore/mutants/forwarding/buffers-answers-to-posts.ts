import type { Mutant } from '../../mutant.ts';
import { withholding } from '../../withholding.ts';

export const buffersAnswersToPosts: Mutant = {
  name: 'buffers-answers-to-posts',
  description: 'lets the answer to a GET flow, and keeps that to a POST until it has all of it',
  sentence: 'The answer to a POST streams like every other.',
  clause: 'WIRE-FWD-2',
  changes: {
    forward: (forward) => (forwarded) => {
      const buffered = withholding(() => forwarded.request.method === 'POST').forward?.(forward) ?? forward;
      return buffered(forwarded);
    },
  },
  breaks: ['owa-answer-of-a-post-streams/*'],
};
