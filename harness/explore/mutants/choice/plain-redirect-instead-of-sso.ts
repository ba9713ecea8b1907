import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const plainRedirectInsteadOfSso: Mutant = {
  name: 'plain-redirect-instead-of-sso',
  description: 'redirects plainly where single sign-on is possible',
  sentence: 'Where both sides use forms, a redirect signs the user in at the target.',
  clause: 'E15-OWA-ORANGE-2',
  changes: decidingAbout(({ request }) => ({ request: { ...request, freshLogon: false } })),
  breaks: ['owa-purple-legacy-redirect', 'owa-redirect-is-not-repeated/orange'],
};
