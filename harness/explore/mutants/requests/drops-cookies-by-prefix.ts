import type { Mutant } from '../../mutant.ts';

export const dropsCookiesByPrefix: Mutant = {
  name: 'drops-cookies-by-prefix',
  description: 'takes every cookie whose name begins with cadata for one of its session',
  sentence: 'A cookie of another name than those of the session passes on, whatever it begins with.',
  clause: 'WIRE-REQ-4',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) => {
      const headers = requestHeaders(request, marks);
      return headers.map((text, index) =>
        index % 2 === 1 && headers[index - 1]?.toLowerCase() === 'cookie'
          ? text
              .split('; ')
              .filter((cookie) => !cookie.startsWith('cadata'))
              .join('; ')
          : text,
      );
    },
  },
  breaks: ['owa-cookies-named-alike/*'],
};
