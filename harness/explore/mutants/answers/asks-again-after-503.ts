import { interceptors } from 'undici';
import type { Mutant } from '../../mutant.ts';

export const asksAgainAfter503: Mutant = {
  name: 'asks-again-after-503',
  description: 'asks a back end again that answers 503',
  sentence: 'A 503 of a back end reaches the client at once.',
  clause: 'WIRE-ANS-1',
  changes: {
    createAgent: (createAgent) => (settings) =>
      createAgent(settings).compose(
        interceptors.retry({ statusCodes: [503], maxRetries: 1, minTimeout: 0, retryAfter: false }),
      ),
  },
  breaks: ['{owa,eas}-answer-status/*'],
};
