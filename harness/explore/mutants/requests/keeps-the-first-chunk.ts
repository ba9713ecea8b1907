import type { Mutant } from '../../mutant.ts';

export const keepsTheFirstChunk: Mutant = {
  name: 'keeps-the-first-chunk',
  description: 'passes on the first 16 KiB of a body that it has read, as they came in one TLS record',
  sentence: 'A body passes on whole, in however many pieces it came.',
  clause: 'WIRE-REQ-20',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) => {
      const headers = requestHeaders(request, marks);
      return headers.map((text, index) =>
        headers[index - 1]?.toLowerCase() === 'content-length' && index % 2 === 1 && Number(text) <= 65_536
          ? String(Math.min(Number(text), 16_384))
          : text,
      );
    },
    forward: (forward) => (forwarded) =>
      forward(
        forwarded.body instanceof Buffer
          ? { ...forwarded, body: forwarded.body.subarray(0, 16_384) }
          : forwarded,
      ),
  },
  breaks: ['owa-large-body/*'],
};
