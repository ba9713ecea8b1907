import { logonReasons } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const wrongPasswordForgetsPage: Mutant = {
  name: 'wrong-password-forgets-page',
  description: 'leads back from a wrong password to a logon page that knows the inbox alone',
  sentence: 'The page that was asked for survives a wrong password.',
  clause: 'WIRE-OWA-13',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPageUrl: (url, reason) =>
        forms.logonPageUrl(reason === logonReasons.badPassword ? new URL('/owa/', url).href : url, reason),
    }),
  },
  breaks: ['owa-deep-link-survives-wrong-password/*', 'owa-redirect-after-wrong-password/*'],
};
