import { RetryAgent } from 'undici';
import type { Mutant } from '../../mutant.ts';

export const repeatsPostsAfter503: Mutant = {
  name: 'repeats-posts-after-503',
  description: 'repeats a POST that was answered 503',
  sentence: 'A POST is not repeated after an error.',
  clause: 'WIRE-FWD-5',
  changes: {
    createAgent: (createAgent) => (settings) =>
      new RetryAgent(createAgent(settings), {
        methods: ['GET', 'POST'],
        statusCodes: [503],
        errorCodes: [],
        maxRetries: 1,
        minTimeout: 1,
        throwOnError: false,
      }),
  },
  breaks: ['owa-post-is-not-repeated/*', 'eas-mail-is-not-sent-twice/*'],
};
