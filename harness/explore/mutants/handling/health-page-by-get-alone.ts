import { answer } from '../../../../proxy/http/request-context.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const healthPageByGetAlone: Mutant = {
  name: 'health-page-by-get-alone',
  description: 'has its health pages for GET alone',
  sentence: 'The health page is answered to HEAD as it is to GET.',
  clause: 'WIRE-HND-9',
  changes: instead(
    ({ url, method }) => method === 'HEAD' && /\/healthcheck\.htm/i.test(url),
    (context) => answer(context, { status: 405, headers: { allow: 'GET' }, body: '' }),
  ),
  breaks: ['owa-health-page-by-head'],
};
