import { logonReasons } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const expiryGivesNoReason: Mutant = {
  name: 'expiry-gives-no-reason',
  description: 'leads from a session that is over to the same logon page as at first',
  sentence: 'The logon page after a session has reason 3.',
  clause: 'WIRE-OWA-5',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPageUrl: (url, reason) =>
        forms.logonPageUrl(url, reason === logonReasons.expired ? logonReasons.none : reason),
    }),
  },
  breaks: [
    'owa-{session-expires,private-session-lasts,public-session-ends,private-session-ends,expired-cookies-are-taken-back,prolonged-stays-public,prolonged-stays-private}/*',
    'owa-expiry-says-so',
  ],
};
