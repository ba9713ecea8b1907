import { endingCutAnswers } from '../../cutting.ts';
import type { Mutant } from '../../mutant.ts';

export const tellsOfCutsInTheBody: Mutant = {
  name: 'tells-of-cuts-in-the-body',
  description: 'ends an answer that was cut short with a page that says so',
  sentence: 'Nothing is added to an answer that was cut short.',
  clause: 'WIRE-FWD-6',
  changes: endingCutAnswers((response) => () => {
    if (response.hasHeader('content-length')) return false;
    response.end('<p>The back end failed.</p>');
    return true;
  }),
  breaks: ['{owa,eas}-cut-answer-is-not-completed/*'],
};
