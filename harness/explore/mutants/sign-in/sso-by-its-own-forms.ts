import { decidingAbout, withOwa } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const ssoByItsOwnForms: Mutant = {
  name: 'sso-by-its-own-forms',
  description: 'looks at the forms of its own server, not at those of its neighbours',
  sentence:
    "On the front end's own side, too, forms are on every server of the pool, or the redirect is a plain one.",
  clause: 'WIRE-OWA-44',
  changes: decidingAbout(({ topology, request }) => ({
    topology: withOwa(
      topology,
      ({ name, version }) => version === 2013 && name !== request.frontEnd.server,
      (owa) => ({ ...owa, formsAuthentication: true }),
    ),
  })),
  breaks: ['owa-other-front-end-without-forms/*'],
};
