import { logonReasons } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const expiredSessionForgetsPage: Mutant = {
  name: 'expired-session-forgets-page',
  description: 'leads from a session that is over to the inbox',
  sentence: 'The page at which a session was found to be over survives signing in anew.',
  clause: 'WIRE-OWA-12',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPageUrl: (url, reason) =>
        forms.logonPageUrl(reason === logonReasons.expired ? new URL('/owa/', url).href : url, reason),
    }),
  },
  breaks: ['owa-deep-link-survives-expiry'],
};
