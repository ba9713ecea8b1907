import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const takes401ForAnExpiredSession: Mutant = {
  name: 'takes-401-for-an-expired-session',
  description: 'leads to the logon page where the back end answered 401',
  sentence: 'A 401 of the back end ends no session.',
  clause: 'WIRE-FWD-13',
  changes: {
    forward: (forward) => (forwarded) => {
      rewriteHead(forwarded.response, (head) =>
        head.status === 401
          ? { status: 302, headers: [...head.headers, 'location', '/owa/auth/logon.aspx?reason=3'] }
          : head,
      );
      return forward(forwarded);
    },
  },
  breaks: ['{owa,eas}-target-asks-who-it-is/*', 'owa-target-does-not-trust-the-front-end/*'],
};
