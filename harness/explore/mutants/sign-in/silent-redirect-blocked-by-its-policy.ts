import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const silentRedirectBlockedByItsPolicy: Mutant = {
  name: 'silent-redirect-blocked-by-its-policy',
  description: 'forbids its pages to submit forms to another host, the silent redirect included',
  sentence: 'The form of the silent redirect submits itself to the target.',
  clause: 'WIRE-OWA-17',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) => ({
        ...head,
        headers: head.headers.map((text) => text.replace(/form-action [^;]+/, "form-action 'self'")),
      }));
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-redirect-posts-the-form/*'],
};
