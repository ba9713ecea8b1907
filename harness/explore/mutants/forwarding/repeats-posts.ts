import { RetryAgent } from 'undici';
import type { Mutant } from '../../mutant.ts';

export const repeatsPosts: Mutant = {
  name: 'repeats-posts',
  description: 'repeats a POST whose connection broke off',
  sentence: 'A POST is not repeated after a reset.',
  clause: 'WIRE-FWD-5',
  changes: {
    createAgent: (createAgent) => (settings) =>
      new RetryAgent(createAgent(settings), {
        methods: ['GET', 'POST'],
        statusCodes: [],
        maxRetries: 1,
        minTimeout: 1,
        throwOnError: false,
      }),
  },
  breaks: ['owa-post-is-not-repeated/*', 'eas-mail-is-not-sent-twice/*'],
};
