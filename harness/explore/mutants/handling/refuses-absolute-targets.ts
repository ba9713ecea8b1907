import { answerProblem } from '../../../../proxy/http/request-context.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const refusesAbsoluteTargets: Mutant = {
  name: 'refuses-absolute-targets',
  description: 'takes a target that is a whole URL for none',
  sentence: 'A whole URL is a target like its path and query.',
  clause: 'WIRE-HND-2',
  changes: instead(
    ({ url }) => !url.startsWith('/'),
    (context) => answerProblem(context, 400, 'BAD_TARGET', 'Bad request', 'This is no path.'),
  ),
  breaks: ['owa-absolute-target/*', 'owa-absolute-target-names-the-host/*'],
};
