import { logonReasons } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const wrongPasswordGivesNoReason: Mutant = {
  name: 'wrong-password-gives-no-reason',
  description: 'leads from a wrong password to the same logon page as at first',
  sentence: 'The logon page after a wrong password has reason 2.',
  clause: 'WIRE-OWA-4',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPageUrl: (url, reason) =>
        forms.logonPageUrl(url, reason === logonReasons.badPassword ? logonReasons.none : reason),
    }),
  },
  breaks: [
    'owa-bad-password-reason/red',
    'owa-wrong-password-says-so/*',
    'owa-unknown-user-looks-alike/*',
    'owa-form-without-password',
  ],
};
