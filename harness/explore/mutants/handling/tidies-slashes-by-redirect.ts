import { redirect } from '../../../../proxy/http/request-context.ts';
import { instead } from '../../arriving.ts';
import type { Mutant } from '../../mutant.ts';

export const tidiesSlashesByRedirect: Mutant = {
  name: 'tidies-slashes-by-redirect',
  description: 'leads from doubled slashes to one, and keeps the first two',
  sentence: 'Two slashes at the beginning lead nowhere else.',
  clause: 'WIRE-HND-14',
  changes: instead(
    ({ url }) => url.startsWith('//'),
    (context) => redirect(context, 301, `${context.url.replace(/\/+$/, '')}/`),
  ),
  breaks: ['owa-target-with-two-slashes/*'],
};
