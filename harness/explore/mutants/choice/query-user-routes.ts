import { withMailboxOf } from '../../mailbox-of.ts';
import type { Mutant } from '../../mutant.ts';

export const queryUserRoutes: Mutant = {
  name: 'query-user-routes',
  description: "looks for the mailbox of the user in a device's query",
  sentence: 'The mailbox of the user who has signed in decides the way, whatever the query says.',
  clause: 'SEL-13',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const query = new URLSearchParams(context.url.split('?')[1]);
      return handle(withMailboxOf(frontEnd, query.get('User') ?? undefined), context);
    },
  },
  breaks: ['eas-query-user-does-not-route/*'],
};
