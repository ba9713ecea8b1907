import { loginTimeout } from '../../../../protocols/owa/fba.ts';
import { answer } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const signingOutNeedsASession: Mutant = {
  name: 'signing-out-needs-a-session',
  description: 'answers signing out without a session 440',
  sentence: 'Signing out without a session shows the logon page all the same.',
  clause: 'WIRE-SES-17',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const { sessions, clock } = frontEnd;
      const { kind } = sessions.read(context.request.headers.cookie, clock.now());
      if (kind === 'valid' || !context.url.startsWith('/owa/logoff.owa')) await handle(frontEnd, context);
      else answer(context, { ...loginTimeout, body: 'Login Timeout' });
    },
  },
  breaks: ['owa-sign-out-without-session'],
};
