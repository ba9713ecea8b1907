import { headerOf } from '../../answers.ts';
import { withMailboxOf } from '../../mailbox-of.ts';
import type { Mutant } from '../../mutant.ts';

export const anchorMailboxRoutes: Mutant = {
  name: 'anchor-mailbox-routes',
  description: 'looks for the mailbox that X-AnchorMailbox names',
  sentence: 'The mailbox of the user who has signed in decides the way, whatever X-AnchorMailbox says.',
  clause: 'SEL-13',
  changes: {
    handle: (handle) => (frontEnd, context) =>
      handle(withMailboxOf(frontEnd, headerOf(context.request, 'x-anchormailbox')), context),
  },
  breaks: ['eas-anchor-mailbox-does-not-route/*', 'owa-anchor-mailbox-is-a-hint'],
};
