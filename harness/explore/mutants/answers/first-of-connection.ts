import type { Mutant } from '../../mutant.ts';

export const firstOfConnection: Mutant = {
  name: 'first-of-connection',
  description: 'takes the Connection of an answer for one name',
  sentence: 'Of several names in the Connection of an answer each counts.',
  clause: 'WIRE-ANS-8',
  changes: {
    answerHeaders: (right) => (raw, connection, answered, own) =>
      right(raw, connection?.split(',')[0], answered, own),
  },
  breaks: ['owa-answer-hop-by-hop/*'],
};
