import type { Mutant } from '../../mutant.ts';

export const readsOneCookieLine: Mutant = {
  name: 'reads-one-cookie-line',
  description: 'passes on the first Cookie line of several',
  sentence: 'Cookies pass on in however many lines they come.',
  clause: 'WIRE-REQ-4',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) => {
      const headers = requestHeaders(request, marks);
      const isCookie = (index: number) => headers[index - (index % 2)]?.toLowerCase() === 'cookie';
      const first = headers.findIndex((_, index) => isCookie(index));
      return headers.filter((_, index) => !isCookie(index) || index - (index % 2) === first);
    },
  },
  breaks: ['owa-cookies-in-several-lines/*'],
};
