import { linesOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const passesHopHeaders: Mutant = {
  name: 'passes-hop-headers',
  description: 'drops Connection and Transfer-Encoding of an answer, and no other hop-by-hop header',
  sentence: 'Every hop-by-hop header of an answer stays behind.',
  clause: 'WIRE-ANS-8',
  changes: {
    answerHeaders: (right) => (raw, connection, answered, own) => [
      ...right(raw, connection, answered, own),
      ...linesOf(raw.map(String)).flatMap(({ name, value }) =>
        /^(upgrade|proxy-connection)$/i.test(name) ? [name, value] : [],
      ),
    ],
  },
  breaks: ['{owa,eas}-answer-hop-by-hop/*'],
};
