import { linesOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const twoRequestIds: Mutant = {
  name: 'two-request-ids',
  description: 'passes the request-id of a back end on beside its own',
  sentence: 'An answer has one request-id.',
  clause: 'WIRE-ANS-15',
  changes: {
    answerHeaders: (right) => (raw, connection, answered, own) => [
      ...right(raw, connection, answered, own),
      ...linesOf(raw.map(String)).flatMap(({ name, value }) =>
        /^request-id$/i.test(name) ? [name, value] : [],
      ),
    ],
  },
  breaks: ['owa-request-ids-differ/green'],
};
