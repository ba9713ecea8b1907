import { decidingAbout, withOwa } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const ssoIfAnyFrontEndHasForms: Mutant = {
  name: 'sso-if-any-front-end-has-forms',
  description: 'redirects silently where any front end has forms',
  sentence: 'A front end without forms redirects plainly, whatever its neighbour has.',
  clause: 'WIRE-OWA-20',
  changes: decidingAbout(({ topology, request }) => ({
    topology: withOwa(
      topology,
      ({ version }) => version === 2013,
      (owa) => ({ ...owa, formsAuthentication: true }),
    ),
    request: { ...request, freshLogon: true },
  })),
  breaks: ['owa-front-end-without-forms/*'],
};
