import { answerProblem } from '../../../../proxy/http/request-context.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const urlsNeedAPath: Mutant = {
  name: 'urls-need-a-path',
  description: 'refuses a target that is a whole URL without a path',
  sentence: 'A URL without a path is that of the root.',
  clause: 'WIRE-HND-2',
  changes: instead(
    ({ url }) => /^https?:\/\/[^/]*$/i.test(url),
    (context) => answerProblem(context, 400, 'BAD_TARGET', 'Bad request', 'This URL has no path.'),
  ),
  breaks: ['owa-absolute-target-of-the-root'],
};
