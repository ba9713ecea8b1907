import type { Mutant } from '../../mutant.ts';

export const passesOneCookie: Mutant = {
  name: 'passes-one-cookie',
  description: 'passes on the first cookie alone',
  sentence: 'Every cookie of the back end comes back to it.',
  clause: 'WIRE-REQ-4',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      requestHeaders(request, marks).map((text, index, list) =>
        index % 2 === 1 && list[index - 1]?.toLowerCase() === 'cookie' ? (text.split('; ')[0] ?? '') : text,
      ),
  },
  breaks: ['owa-cookies-pass/*'],
};
