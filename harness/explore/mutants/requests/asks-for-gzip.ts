import { withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const asksForGzip: Mutant = {
  name: 'asks-for-gzip',
  description: 'asks back ends for gzip whatever the client takes',
  sentence: 'A client gets no encoding that it did not ask for.',
  clause: 'WIRE-REQ-18',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) => [
      ...withoutHeaders(requestHeaders(request, marks), (name) => name === 'accept-encoding'),
      'accept-encoding',
      'gzip',
    ],
  },
  breaks: ['owa-accept-encoding-passes/*'],
};
