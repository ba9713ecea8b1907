import type { Mutant } from '../../mutant.ts';

export const knowsNoDeflate: Mutant = {
  name: 'knows-no-deflate',
  description: 'takes deflate, which it cannot read, out of Accept-Encoding',
  sentence: 'Accept-Encoding passes on with every encoding that the client takes.',
  clause: 'WIRE-REQ-18',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) => {
      const headers = requestHeaders(request, marks);
      return headers.map((text, index) =>
        index % 2 === 1 && headers[index - 1]?.toLowerCase() === 'accept-encoding'
          ? text.replace(/, ?deflate/, '')
          : text,
      );
    },
  },
  breaks: ['owa-encodings-of-every-browser/*'],
};
