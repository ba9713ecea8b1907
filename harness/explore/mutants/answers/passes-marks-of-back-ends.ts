import { linesOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const passesMarksOfBackEnds: Mutant = {
  name: 'passes-marks-of-back-ends',
  description: 'passes X-FEServer of a back end on beside its own',
  sentence: 'An answer has one X-FEServer, that of the front end.',
  clause: 'WIRE-ANS-11',
  changes: {
    answerHeaders: (right) => (raw, connection, answered, own) => [
      ...linesOf(raw.map(String)).flatMap(({ name, value }) =>
        /^x-feserver$/i.test(name) ? [name, value] : [],
      ),
      ...right(raw, connection, answered, own),
    ],
  },
  breaks: ['owa-marks-of-back-ends-stay-behind/*'],
};
