import { logonReasons } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const logonPageBlamesThePassword: Mutant = {
  name: 'logon-page-blames-the-password',
  description: 'says of every reason that the password was wrong',
  sentence: 'The logon page blames the password only where it was wrong.',
  clause: 'WIRE-OWA-6',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPage: (page, reason) =>
        forms.logonPage(page, reason === logonReasons.none ? reason : logonReasons.badPassword),
    }),
  },
  breaks: ['owa-signing-out-says-so/*', 'owa-expiry-says-so'],
};
