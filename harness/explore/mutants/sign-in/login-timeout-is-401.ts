import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const loginTimeoutIs401: Mutant = {
  name: 'login-timeout-is-401',
  description: 'answers a script without a session 401, whereupon a browser asks for a password by itself',
  sentence: 'Login Timeout is 440.',
  clause: 'WIRE-OWA-16',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) => (head.status === 440 ? { ...head, status: 401 } : head));
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-script-without-session', 'owa-post-without-session/red', 'owa-expired-{script,post}'],
};
