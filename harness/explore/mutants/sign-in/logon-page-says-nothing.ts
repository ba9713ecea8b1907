import { logonReasons } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const logonPageSaysNothing: Mutant = {
  name: 'logon-page-says-nothing',
  description: 'shows one logon page for every reason',
  sentence: 'The logon page says what its reason is.',
  clause: 'WIRE-OWA-6',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPage: (page, reason) => forms.logonPage(page, reason && logonReasons.none),
    }),
  },
  breaks: ['owa-wrong-password-says-so/*', 'owa-signing-out-says-so/*', 'owa-expiry-says-so'],
};
