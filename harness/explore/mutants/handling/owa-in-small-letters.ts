import { answerProblem } from '../../../../proxy/http/request-context.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const owaInSmallLetters: Mutant = {
  name: 'owa-in-small-letters',
  description: 'knows /owa in small letters alone',
  sentence: 'Virtual directories are the same in whatever letters.',
  clause: 'WIRE-HND-7',
  changes: instead(
    ({ url }) => /^\/owa/i.test(url) && !/^\/owa/.test(url),
    (context) => answerProblem(context, 404, 'NOT_FOUND', 'Not found', 'There is nothing here.'),
  ),
  breaks: ['owa-in-other-letters/*', 'owa-health-page-in-other-letters'],
};
