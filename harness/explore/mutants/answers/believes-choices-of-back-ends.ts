import { headerIn, mapHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const believesChoicesOfBackEnds: Mutant = {
  name: 'believes-choices-of-back-ends',
  description: 'takes X-CalculatedBETarget of a back end for its own choice',
  sentence: 'X-CalculatedBETarget is the choice of the front end.',
  clause: 'WIRE-ANS-12',
  changes: {
    answerHeaders: (right) => (raw, connection, answered, own) => {
      const theirs = headerIn(raw.map(String), 'x-calculatedbetarget');
      return right(
        raw,
        connection,
        answered,
        mapHeaders(own, (name, value) => (name === 'x-calculatedbetarget' ? (theirs ?? value) : value)),
      );
    },
  },
  breaks: ['owa-marks-of-back-ends-stay-behind/*'],
};
