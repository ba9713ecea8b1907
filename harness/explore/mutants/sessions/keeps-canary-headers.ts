import { withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const keepsCanaryHeaders: Mutant = {
  name: 'keeps-canary-headers',
  description: 'takes X-OWA-CANARY for a header of its own, and does not pass it on',
  sentence: "A script's canary in a header reaches the server as it is.",
  clause: 'WIRE-OWA-25',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      withoutHeaders(requestHeaders(request, marks), (name) => name === 'x-owa-canary'),
  },
  breaks: ['owa-canary-in-a-header/*'],
};
