import type { Mutant } from '../../mutant.ts';

export const keepsTheLastForwardedFor: Mutant = {
  name: 'keeps-the-last-forwarded-for',
  description: 'reads the last of several lines of X-Forwarded-For',
  sentence: 'Several lines of X-Forwarded-For are one list.',
  clause: 'WIRE-REQ-7',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) => {
      const headers = requestHeaders(request, marks);
      const last = request.rawHeaders.findLast(
        (_, index, raw) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === 'x-forwarded-for',
      );
      return headers.map((text, index) =>
        last !== undefined && index % 2 === 1 && headers[index - 1]?.toLowerCase() === 'x-forwarded-for'
          ? `${last}, ${marks.peer}`
          : text,
      );
    },
  },
  breaks: ['owa-forwarded-for-in-several-lines/*'],
};
