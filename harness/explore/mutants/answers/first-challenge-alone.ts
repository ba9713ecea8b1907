import { mapHeaders, passingOn, valuesIn } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const firstChallengeAlone: Mutant = {
  name: 'first-challenge-alone',
  description: 'passes on the first challenge of a 401',
  sentence: 'Every challenge of an answer reaches the client.',
  clause: 'WIRE-ANS-4',
  changes: passingOn((headers) => {
    const [first] = valuesIn(headers, 'www-authenticate');
    return mapHeaders(headers, (name, value) =>
      name === 'www-authenticate' && value !== first ? null : value,
    );
  }),
  breaks: ['owa-answer-line-by-line/*', 'eas-answer-status/*'],
};
