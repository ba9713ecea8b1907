import { logonReasons } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const signingOutGivesNoReason: Mutant = {
  name: 'signing-out-gives-no-reason',
  description: 'leads to the same logon page after signing out as at first',
  sentence: 'The logon page after signing out has reason 1.',
  clause: 'WIRE-OWA-3',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPageUrl: (url, reason) =>
        forms.logonPageUrl(url, reason === logonReasons.signedOff ? logonReasons.none : reason),
    }),
  },
  breaks: ['owa-signing-out-{reason,says-so}/*'],
};
