import { logonReasons } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const firstVisitIsAnExpiredSession: Mutant = {
  name: 'first-visit-is-an-expired-session',
  description: 'takes everybody without a session for somebody whose session is over',
  sentence: 'The logon page at first has reason 0.',
  clause: 'WIRE-OWA-2',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPageUrl: (url, reason) =>
        forms.logonPageUrl(url, reason === logonReasons.none ? logonReasons.expired : reason),
    }),
  },
  breaks: ['owa-logon-redirect/red', 'owa-first-visit-says-nothing', 'owa-head-without-session'],
};
