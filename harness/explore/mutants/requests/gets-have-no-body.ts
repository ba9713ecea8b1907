import type { Mutant } from '../../mutant.ts';

export const getsHaveNoBody: Mutant = {
  name: 'gets-have-no-body',
  description: 'takes it that no GET has a body',
  sentence: 'The body of a GET passes on as that of a POST.',
  clause: 'WIRE-REQ-20',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) => {
      const headers = requestHeaders(request, marks);
      return request.method === 'GET'
        ? headers.filter((_, index) => headers[index - (index % 2)]?.toLowerCase() !== 'content-length')
        : headers;
    },
    forward: (forward) => (forwarded) =>
      forward(forwarded.request.method === 'GET' ? { ...forwarded, body: null } : forwarded),
  },
  breaks: ['owa-body-of-any-method/*'],
};
