import { headerOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const passesLabHeadersOn: Mutant = {
  name: 'passes-lab-headers-on',
  description: "passes a client's headers of the lab on",
  sentence: 'What the lab tells itself, no client says.',
  clause: 'WIRE-REQ-15',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) => {
      const given = headerOf(request, 'x-coexlab-author');
      const list = requestHeaders(request, marks);
      return given === undefined ? list : [...list, 'x-coexlab-author', given];
    },
  },
  breaks: ['owa-lab-headers-stay/*'],
};
