import { headerIn, passingOn, withHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const guessesTypes: Mutant = {
  name: 'guesses-types',
  description: 'calls an answer without a type a page',
  sentence: 'An answer without Content-Type stays without one.',
  clause: 'WIRE-ANS-9',
  changes: passingOn((headers) =>
    headerIn(headers, 'content-type') === undefined
      ? withHeader(headers, 'content-type', 'text/html')
      : headers,
  ),
  breaks: ['owa-answer-headers/*'],
};
