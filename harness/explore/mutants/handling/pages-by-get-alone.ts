import { answer } from '../../../../proxy/http/request-context.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const pagesByGetAlone: Mutant = {
  name: 'pages-by-get-alone',
  description: 'knows no HEAD for its own pages',
  sentence: 'HEAD is answered as GET is.',
  clause: 'WIRE-HND-9',
  changes: instead(
    ({ url, method }) => method === 'HEAD' && /^\/($|nothing|owa\/auth\/)/i.test(url),
    (context) => answer(context, { status: 405, headers: { allow: 'GET, POST' }, body: '' }),
  ),
  breaks: ['owa-head-of-own-pages'],
};
