import { sendBodyToHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const headWithBody: Mutant = {
  name: 'head-with-body',
  description: 'asks the back end by GET for HEAD, and passes on all that comes',
  sentence: 'The answer to HEAD has no body.',
  clause: 'WIRE-ANS-10',
  changes: {
    forward: (forward) => (forwarded) => {
      const { request, response } = forwarded;
      if (request.method !== 'HEAD') return forward(forwarded);
      response.write = ((chunk: Buffer) => {
        sendBodyToHead(response, chunk);
        return true;
      }) as typeof response.write;
      return forward({ ...forwarded, request: Object.create(request, { method: { value: 'GET' } }) });
    },
  },
  breaks: ['owa-answer-to-head/*'],
};
