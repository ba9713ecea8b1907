import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const failuresLeadToTheLogonPage: Mutant = {
  name: 'failures-lead-to-the-logon-page',
  description: 'leads to the logon page whatever went wrong',
  sentence: 'A failure on the way says nothing about the session.',
  clause: 'WIRE-FWD-7',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) =>
        context.error !== null && head.status >= 502
          ? { status: 302, headers: [...head.headers, 'location', '/owa/auth/logon.aspx?reason=0'] }
          : head,
      );
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-failures-keep-the-session/*', '{owa,eas}-target-{resets,breaks-off,hangs}/red'],
};
