import type { Mutant } from '../../mutant.ts';

export const namesItselfInForwardedFor: Mutant = {
  name: 'names-itself-in-forwarded-for',
  description: "adds its own address to X-Forwarded-For, not the client's",
  sentence: 'The address in X-Forwarded-For is that of the client.',
  clause: 'WIRE-REQ-7',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) =>
      requestHeaders(request, marks).map((text, index, list) =>
        index % 2 === 1 && list[index - 1]?.toLowerCase() === 'x-forwarded-for'
          ? text.replace(/[^ ,]+$/, '10.0.0.1')
          : text,
      ),
  },
  breaks: ['owa-forwarded-for/*'],
};
