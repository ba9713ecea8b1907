import { answerProblem } from '../../../../proxy/http/request-context.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const healthPageWithoutQuery: Mutant = {
  name: 'health-page-without-query',
  description: 'knows its health page without a query alone',
  sentence: 'A query does not make it another page.',
  clause: 'WIRE-LOG-1',
  changes: instead(
    ({ url }) => /\/healthcheck\.htm\?/i.test(url),
    (context) => answerProblem(context, 404, 'NOT_FOUND', 'Not found', 'There is nothing here.'),
  ),
  breaks: ['owa-health-page-in-other-letters'],
};
