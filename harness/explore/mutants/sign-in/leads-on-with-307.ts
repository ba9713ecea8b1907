import { isLogonPost } from '../../../../protocols/owa/fba.ts';
import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const leadsOnWith307: Mutant = {
  name: 'leads-on-with-307',
  description:
    'leads on by 307 after the right password, whereupon a browser posts it to the mailbox as well',
  sentence: 'The right password is answered 302.',
  clause: 'WIRE-OWA-11',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) =>
        context.authenticationType === 'FBA' &&
        isLogonPost(context.method, context.path) &&
        head.status === 302
          ? { ...head, status: 307 }
          : head,
      );
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-logon-end-points/*', 'owa-deep-link-survives/*'],
};
