import { answerProblem } from '../../../../proxy/http/request-context.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const refusesDotsInQueries: Mutant = {
  name: 'refuses-dots-in-queries',
  description: 'looks for climbing dots in the query, too',
  sentence: 'A query may have dots and slashes.',
  clause: 'WIRE-REQ-2',
  changes: instead(
    ({ url }) => /[/\\](\.|%2e){2}[/\\]/i.test(url),
    (context) => answerProblem(context, 400, 'BAD_TARGET', 'Bad request', 'This target climbs.'),
  ),
  breaks: ['owa-target-with-dots/*'],
};
