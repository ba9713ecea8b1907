import type { Mutant } from '../../mutant.ts';

export const headBecomesGet: Mutant = {
  name: 'head-becomes-get',
  description: 'fetches a page by GET where its head is asked for',
  sentence: 'A request for the head alone stays one.',
  clause: 'WIRE-REQ-1',
  changes: {
    forward: (forward) => (forwarded) => {
      if (forwarded.request.method === 'HEAD') forwarded.request.method = 'GET';
      return forward(forwarded);
    },
  },
  breaks: ['owa-method-passes/*'],
};
