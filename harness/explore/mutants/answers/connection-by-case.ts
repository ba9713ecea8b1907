import type { Mutant } from '../../mutant.ts';

export const connectionByCase: Mutant = {
  name: 'connection-by-case',
  description: 'looks for the names in the Connection of an answer as they are spelt',
  sentence: 'Names in the Connection of an answer are read without letter case.',
  clause: 'WIRE-ANS-8',
  changes: {
    answerHeaders: (right) => (raw, connection, answered, own) =>
      right(
        raw,
        connection
          ?.split(',')
          .filter((name) => name === name.toLowerCase())
          .join(','),
        answered,
        own,
      ),
  },
  breaks: ['owa-answer-hop-by-hop/*', 'eas-answer-hop-by-hop/*'],
};
