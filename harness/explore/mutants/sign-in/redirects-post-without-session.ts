import type { Mutant } from '../../mutant.ts';

export const redirectsPostWithoutSession: Mutant = {
  name: 'redirects-post-without-session',
  description: 'sends a POST without a session to the logon page, as it does with a GET',
  sentence: 'A POST without a session is answered 440, which a script can tell from a page.',
  clause: 'E15-OWA-RED',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      if (context.url.startsWith('/owa/') && !context.url.startsWith('/owa/auth')) context.method = 'GET';
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-post-without-session/red', 'owa-expired-post'],
};
