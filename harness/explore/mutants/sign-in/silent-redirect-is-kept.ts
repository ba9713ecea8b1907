import { rewriteHead, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const silentRedirectIsKept: Mutant = {
  name: 'silent-redirect-is-kept',
  description: 'lets caches keep the pages that it makes',
  sentence: 'The page that carries a password is not kept by caches.',
  clause: 'WIRE-OWA-43',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) => ({
        ...head,
        headers: withoutHeaders(head.headers, (name) => name === 'cache-control'),
      }));
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-redirect-is-not-kept/*'],
};
