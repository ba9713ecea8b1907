import { fbaPaths } from '../../../../protocols/owa/fba.ts';
import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const logonRedirectIsPermanent: Mutant = {
  name: 'logon-redirect-is-permanent',
  description: 'leads to the logon page by 301, which browsers remember',
  sentence: 'A GET without a session is answered 302.',
  clause: 'WIRE-OWA-1',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) =>
        head.headers.some((text) => text.startsWith(fbaPaths.logonPage)) ? { ...head, status: 301 } : head,
      );
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-logon-redirect/red', 'owa-forms-before-basic'],
};
