import type { Mutant } from '../../mutant.ts';

export const dropsCookiesInAnyLetters: Mutant = {
  name: 'drops-cookies-in-any-letters',
  description: 'takes the names of cookies for the same in whatever letters',
  sentence: 'A cookie whose name is written in other letters is another one, and passes on.',
  clause: 'WIRE-SES-20',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) => {
      const headers = requestHeaders(request, marks);
      return headers.map((text, index) =>
        index % 2 === 1 && headers[index - 1]?.toLowerCase() === 'cookie'
          ? text
              .split('; ')
              .filter((cookie) => !/^cadata(ttl|key|iv|sig)?=/i.test(cookie))
              .join('; ')
          : text,
      );
    },
  },
  breaks: ['owa-cookies-named-alike/*'],
};
