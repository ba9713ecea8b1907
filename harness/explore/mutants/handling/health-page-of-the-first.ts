import { answer } from '../../../../proxy/http/request-context.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const healthPageOfTheFirst: Mutant = {
  name: 'health-page-of-the-first',
  description: 'names the first front end on its health page',
  sentence: 'The health page names the front end that shows it.',
  clause: 'WIRE-LOG-1',
  changes: instead(
    ({ url }) => /^\/[^/]+\/healthcheck\.htm$/i.test(url),
    (context) => answer(context, { status: 200, body: '200 OK<br/>cas2013-1.contoso.com' }),
  ),
  breaks: ['owa-health-page-of-itself'],
};
