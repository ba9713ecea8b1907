import type { Mutant } from '../../mutant.ts';

export const readsBodiesAsText: Mutant = {
  name: 'reads-bodies-as-text',
  description: 'reads bodies as ASCII text and writes them anew',
  sentence: 'A body passes on byte for byte.',
  clause: 'WIRE-REQ-20',
  changes: {
    forward: (forward) => (forwarded) => {
      const { body } = forwarded;
      if (!(body instanceof Buffer)) return forward(forwarded);
      return forward({ ...forwarded, body: Buffer.from(body.toString('ascii'), 'latin1') });
    },
  },
  breaks: ['owa-posts-pass/*'],
};
