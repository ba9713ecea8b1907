import type { Mutant } from '../../mutant.ts';

export const forgetsEarlierProxies: Mutant = {
  name: 'forgets-earlier-proxies',
  description: "replaces X-Forwarded-For by the client's address",
  sentence: 'What is in X-Forwarded-For already stays in front.',
  clause: 'WIRE-REQ-7',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      requestHeaders(request, marks).map((text, index, list) =>
        index % 2 === 1 && list[index - 1]?.toLowerCase() === 'x-forwarded-for' ? marks.peer : text,
      ),
  },
  breaks: ['owa-forwarded-for/*'],
};
