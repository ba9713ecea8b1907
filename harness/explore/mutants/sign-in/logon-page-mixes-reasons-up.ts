import { logonReasons } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const logonPageMixesReasonsUp: Mutant = {
  name: 'logon-page-mixes-reasons-up',
  description: 'takes reason 1 for a session that has ended, and 3 for signing out',
  sentence: 'The logon page tells signing out from a session that has ended.',
  clause: 'WIRE-OWA-6',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPage: (page, reason) => {
        const { signedOff, expired } = logonReasons;
        const mixed = reason === signedOff ? expired : reason === expired ? signedOff : reason;
        return forms.logonPage(page, mixed);
      },
    }),
  },
  breaks: ['owa-signing-out-says-so/*', 'owa-expiry-says-so'],
};
