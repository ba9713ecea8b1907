import type { Mutant } from '../../mutant.ts';

export const tidiesBlanks: Mutant = {
  name: 'tidies-blanks',
  description: 'writes one blank where a header value has several',
  sentence: 'A header value passes on as it was written.',
  clause: 'WIRE-REQ-3',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      requestHeaders(request, marks).map((text) => text.replaceAll(/ +/g, ' ')),
  },
  breaks: ['owa-headers-pass/*'],
};
