import type { Mutant } from '../../mutant.ts';

export const firstTrailerAlone: Mutant = {
  name: 'first-trailer-alone',
  description: 'passes on the first of several trailers',
  sentence: 'Every trailer of an answer reaches the client.',
  clause: 'WIRE-ANS-7',
  changes: {
    forward: (forward) => (forwarded) => {
      const { response } = forwarded;
      const addTrailers = response.addTrailers.bind(response);
      response.addTrailers = (trailers) =>
        addTrailers(Array.isArray(trailers) ? trailers.slice(0, 1) : trailers);
      return forward(forwarded);
    },
  },
  breaks: ['{owa,eas}-answer-trailers/*'],
};
