import { loginTimeout } from '../../../../protocols/owa/fba.ts';
import { answer } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const postsTimeOut: Mutant = {
  name: 'posts-time-out',
  description: 'answers every POST to OWA 440, with a session or without',
  sentence: "A POST with a session is the target's to answer.",
  clause: 'WIRE-OWA-16',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const isLogon = /^\/owa\/(auth|logoff)/.test(context.url);
      if (context.method !== 'POST' || !context.url.startsWith('/owa/') || isLogon)
        await handle(frontEnd, context);
      else answer(context, { ...loginTimeout, body: 'Login Timeout' });
    },
  },
  breaks: ['owa-post-with-session/*', 'owa-script-prolongs'],
};
