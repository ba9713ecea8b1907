import { headerOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const doesNotReadConnection: Mutant = {
  name: 'does-not-read-connection',
  description: 'passes on headers that Connection names',
  sentence: 'What Connection names is for this hop alone.',
  clause: 'WIRE-REQ-5',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) => {
      const named = (headerOf(request, 'connection') ?? '').split(',').map((name) => name.trim());
      const kept = named.flatMap((name) => {
        const value = headerOf(request, name.toLowerCase());
        return name.toLowerCase().startsWith('x-') && value !== undefined ? [name, value] : [];
      });
      return [...requestHeaders(request, marks), ...kept];
    },
  },
  breaks: ['owa-hop-by-hop-headers-stay/*'],
};
