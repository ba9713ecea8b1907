import type { Mutant } from '../../mutant.ts';

export const writesQueriesAnew: Mutant = {
  name: 'writes-queries-anew',
  description: 'reads the parameters of a query and writes them anew',
  sentence: 'A query keeps its escapes, and parameters without a value stay so.',
  clause: 'WIRE-REQ-2',
  changes: {
    forward: (forward) => (forwarded) => {
      const [path = '', query] = forwarded.url.split('?');
      const url = query === undefined ? path : `${path}?${new URLSearchParams(query)}`;
      return forward({ ...forwarded, url });
    },
  },
  breaks: ['owa-target-passes-byte-for-byte/*'],
};
