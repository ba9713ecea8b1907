import type { Mutant } from '../../mutant.ts';

export const ignoresConnection: Mutant = {
  name: 'ignores-connection',
  description: 'does not look at what the Connection of an answer names',
  sentence: 'Headers that the Connection of an answer names stay behind.',
  clause: 'WIRE-ANS-8',
  changes: {
    answerHeaders: (right) => (raw, _connection, answered, own) => right(raw, undefined, answered, own),
  },
  breaks: ['{owa,eas}-answer-hop-by-hop/*'],
};
