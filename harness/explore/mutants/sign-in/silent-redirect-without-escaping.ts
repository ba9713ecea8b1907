import type { Mutant } from '../../mutant.ts';

export const silentRedirectWithoutEscaping: Mutant = {
  name: 'silent-redirect-without-escaping',
  description: 'writes the password into the page as it is',
  sentence: 'The password of a silent redirect is escaped, so that it reaches the target as it was typed.',
  clause: 'WIRE-OWA-17',
  changes: {
    forms: (forms) => ({
      ...forms,
      silentRedirectPage: (action, form) => forms.silentRedirectPage(action, form).replaceAll('&quot;', '"'),
    }),
  },
  breaks: ['owa-redirect-takes-every-password/*'],
};
