import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const sessionBesideSilentRedirect: Mutant = {
  name: 'session-beside-silent-redirect',
  description: 'begins a session of its own for a user whom it redirects',
  sentence: 'The server that redirects silently sets no session of its own.',
  clause: 'WIRE-OWA-19',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) => {
        if (context.decision?.kind !== 'redirect' || context.user === null) return head;
        const { clock, sessions } = frontEnd;
        const session = {
          user: context.user,
          userPrincipalName: '',
          isPrivate: false,
          lastSeen: clock.now(),
        };
        const cookies = sessions.issue(session).flatMap((cookie) => ['set-cookie', cookie]);
        return { ...head, headers: [...head.headers, ...cookies] };
      });
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-redirect-sets-no-session/*'],
};
