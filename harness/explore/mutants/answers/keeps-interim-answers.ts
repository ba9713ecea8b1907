import type { Mutant } from '../../mutant.ts';

export const keepsInterimAnswers: Mutant = {
  name: 'keeps-interim-answers',
  description: 'passes on nothing before the answer',
  sentence: 'An interim answer of a back end reaches the client.',
  clause: 'WIRE-ANS-28',
  changes: {
    forward: (forward) => (forwarded) => {
      const { response } = forwarded;
      response.writeProcessing = () => {};
      response.writeInformation = () => {};
      return forward(forwarded);
    },
  },
  breaks: ['{owa,eas}-answer-in-the-interim/*'],
};
