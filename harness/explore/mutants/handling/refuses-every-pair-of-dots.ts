import { answerProblem } from '../../../../proxy/http/request-context.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const refusesEveryPairOfDots: Mutant = {
  name: 'refuses-every-pair-of-dots',
  description: 'refuses a path that has two dots anywhere',
  sentence: 'Two dots in a name are no climbing.',
  clause: 'WIRE-REQ-2',
  changes: instead(
    ({ url }) => (url.split('?', 1)[0] ?? '').includes('..'),
    (context) => answerProblem(context, 400, 'BAD_TARGET', 'Bad request', 'This target climbs.'),
  ),
  breaks: ['owa-target-with-dots/*'],
};
