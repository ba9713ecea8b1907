import { mapHeaders, passingOn, valuesIn } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const sortsCookies: Mutant = {
  name: 'sorts-cookies',
  description: 'passes the cookies of an answer on by their names',
  sentence: 'The cookies of an answer reach the browser in their order.',
  clause: 'WIRE-ANS-3',
  changes: passingOn((headers) => {
    const cookies = valuesIn(headers, 'set-cookie').toSorted().toReversed();
    return mapHeaders(headers, (name, value) => (name === 'set-cookie' ? (cookies.shift() ?? '') : value));
  }),
  breaks: ['owa-answer-cookies/*', 'owa-answer-line-by-line/*'],
};
