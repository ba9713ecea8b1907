import type { Mutant } from '../../mutant.ts';

export const interimAnswersTwice: Mutant = {
  name: 'interim-answers-twice',
  description: 'passes an interim answer on twice',
  sentence: 'An interim answer of a back end reaches the client once.',
  clause: 'WIRE-ANS-28',
  changes: {
    forward: (forward) => (forwarded) => {
      const { response } = forwarded;
      const { writeProcessing } = response;
      response.writeInformation = () => {
        writeProcessing.call(response);
        writeProcessing.call(response);
      };
      return forward(forwarded);
    },
  },
  breaks: ['{owa,eas}-answer-in-the-interim/*'],
};
