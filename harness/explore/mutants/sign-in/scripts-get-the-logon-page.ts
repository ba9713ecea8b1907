import type { Mutant } from '../../mutant.ts';

export const scriptsGetTheLogonPage: Mutant = {
  name: 'scripts-get-the-logon-page',
  description: 'sends a script without a session to the logon page, as it does with a browser',
  sentence: 'A script without a session is answered 440, which it can tell from data.',
  clause: 'WIRE-OWA-16',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      delete context.request.headers['x-requested-with'];
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-script-without-session', 'owa-expired-script'],
};
