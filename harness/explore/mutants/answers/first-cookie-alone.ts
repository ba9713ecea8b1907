import { passingOn, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const firstCookieAlone: Mutant = {
  name: 'first-cookie-alone',
  description: 'passes on the first cookie of an answer',
  sentence: 'Every cookie of an answer reaches the browser.',
  clause: 'WIRE-ANS-3',
  changes: passingOn((headers) => {
    let met = 0;
    return withoutHeaders(headers, (name) => name === 'set-cookie' && ++met > 2);
  }),
  breaks: ['{owa,eas}-answer-cookies/*', 'owa-answer-line-by-line/*'],
};
