import type { Mutant } from '../../mutant.ts';

export const numbersRequestsAnew: Mutant = {
  name: 'numbers-requests-anew',
  description: 'gives every request a client-request-id of its own',
  sentence: 'A request keeps the id that its client gave it, so that one trace can be followed.',
  clause: 'WIRE-REQ-13',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      requestHeaders(request, marks).map((text, index, list) =>
        index % 2 === 1 && list[index - 1]?.toLowerCase() === 'client-request-id' ? marks.requestId : text,
      ),
  },
  breaks: ['owa-headers-pass/*'],
};
