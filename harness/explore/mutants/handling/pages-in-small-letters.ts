import { answerProblem } from '../../../../proxy/http/request-context.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const pagesInSmallLetters: Mutant = {
  name: 'pages-in-small-letters',
  description: 'knows its own pages in small letters alone',
  sentence: 'The logon page and the health page are the same in whatever letters.',
  clause: 'WIRE-HND-7',
  changes: instead(
    ({ url }) => ownPage.test(url.toLowerCase()) && !ownPage.test(url),
    (context) => answerProblem(context, 404, 'NOT_FOUND', 'Not found', 'There is nothing here.'),
  ),
  breaks: ['owa-in-other-letters/*', 'owa-health-page-in-other-letters'],
};

const ownPage = /\/(logon\.aspx|healthcheck\.htm)/;
