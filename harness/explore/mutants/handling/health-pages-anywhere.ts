import { answer } from '../../../../proxy/http/request-context.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const healthPagesAnywhere: Mutant = {
  name: 'health-pages-anywhere',
  description: 'takes whatever ends like a health page for one',
  sentence: 'The health page lies directly below its virtual directory.',
  clause: 'WIRE-HND-10',
  changes: instead(
    ({ url }) => /\/healthcheck\.htm$/i.test(url),
    (context, frontEnd) => answer(context, { status: 200, body: `200 OK<br/>${frontEnd.map().self.fqdn}` }),
  ),
  breaks: ['owa-like-a-health-page'],
};
