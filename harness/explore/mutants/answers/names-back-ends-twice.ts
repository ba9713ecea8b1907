import { passingOn, withHeader, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const namesBackEndsTwice: Mutant = {
  name: 'names-back-ends-twice',
  description: 'names the back end also where that has named itself',
  sentence: 'An answer has one X-BEServer.',
  clause: 'WIRE-ANS-14',
  changes: passingOn((headers, { target }) =>
    withHeader(
      withHeader(
        withoutHeaders(headers, (name) => name === 'x-beserver'),
        'x-beserver',
        target.server,
      ),
      'x-beserver',
      target.server,
    ),
  ),
  breaks: ['owa-answer-names-the-{very,second}-server'],
};
