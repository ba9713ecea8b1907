import { answerProblem } from '../../../../proxy/http/request-context.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const rootHasNoQuery: Mutant = {
  name: 'root-has-no-query',
  description: 'takes / with a query for a page that is not there',
  sentence: 'The root leads to OWA with a query, too.',
  clause: 'WIRE-OWA-29',
  changes: instead(
    ({ url }) => url.startsWith('/?'),
    (context) => answerProblem(context, 404, 'NOT_FOUND', 'Not found', 'There is nothing here.'),
  ),
  breaks: ['owa-root-with-query'],
};
