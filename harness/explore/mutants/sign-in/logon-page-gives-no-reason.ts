import { rewriteLocation } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const logonPageGivesNoReason: Mutant = {
  name: 'logon-page-gives-no-reason',
  description: 'shows the same logon page after a wrong password or an expired session as at first',
  sentence:
    'The logon page says why the user is asked again: 2 for a wrong password, 3 for an expired session.',
  clause: 'E15-OWA-RED',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteLocation(context, (location) => location.replace(/reason=\d/, 'reason=0'));
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-bad-password-reason/red', 'owa-{session-expires,private-session-lasts}/*'],
};
