import type { Mutant } from '../../mutant.ts';

export const dropsTrailers: Mutant = {
  name: 'drops-trailers',
  description: 'ends an answer where its body ends',
  sentence: 'Trailers of an answer reach a client that can read them.',
  clause: 'WIRE-ANS-7',
  changes: {
    forward: (forward) => (forwarded) => {
      forwarded.response.addTrailers = () => {};
      return forward(forwarded);
    },
  },
  breaks: ['{owa,eas}-answer-trailers/*'],
};
