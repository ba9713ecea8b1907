import { decidingAbout, withOwa } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const ssoWithoutForms: Mutant = {
  name: 'sso-without-forms',
  description: 'redirects silently although forms-based authentication is off on one side',
  sentence: 'Without forms on both sides a redirect is a plain one.',
  clause: 'E15-OWA-7',
  changes: decidingAbout(({ request, topology }) => ({
    request: { ...request, freshLogon: true },
    topology: withOwa(
      topology,
      () => true,
      (owa) => ({ ...owa, formsAuthentication: true }),
    ),
  })),
  breaks: ['owa-no-forms-at-the-target/*'],
};
