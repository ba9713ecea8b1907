import { withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const hidesTheClient: Mutant = {
  name: 'hides-the-client',
  description: 'sends no X-Forwarded-For',
  sentence: 'The server behind learns where a client is.',
  clause: 'WIRE-REQ-7',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      withoutHeaders(requestHeaders(request, marks), (name) => name === 'x-forwarded-for'),
  },
  breaks: ['owa-forwarded-for/*'],
};
