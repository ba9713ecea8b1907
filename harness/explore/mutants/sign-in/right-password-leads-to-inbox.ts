import { isLogonPost } from '../../../../protocols/owa/fba.ts';
import { rewriteLocation } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const rightPasswordLeadsToInbox: Mutant = {
  name: 'right-password-leads-to-inbox',
  description: "leads to the inbox after a right password, whatever the form's destination is",
  sentence: 'The right password leads to the destination of the form.',
  clause: 'WIRE-OWA-11',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteLocation(context, (location) =>
        isLogonPost(context.method, context.path) && context.user !== null ? '/owa/' : location,
      );
      return handle(frontEnd, context);
    },
  },
  breaks: [
    'owa-deep-link-survives/*',
    'owa-deep-link-below/*',
    'owa-deep-link-{typed-by-hand,survives-wrong-password}/*',
    'owa-deep-link-{without-slash,survives-expiry}',
  ],
};
