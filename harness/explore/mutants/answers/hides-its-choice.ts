import { exchangeHeaders } from '../../../../protocols/http/headers.ts';
import { withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const hidesItsChoice: Mutant = {
  name: 'hides-its-choice',
  description: 'does not say which server it chose',
  sentence: 'An answer says which front end gave it and which server that chose.',
  clause: 'SEL-1',
  changes: {
    answerHeaders:
      (answerHeaders) =>
      (...given) =>
        withoutHeaders(answerHeaders(...given), (name) => name === exchangeHeaders.calculatedTarget),
  },
  breaks: ['{owa,eas}-answer-names-the-target/*'],
};
