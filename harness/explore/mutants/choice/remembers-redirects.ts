import type { Decision } from '../../../../proxy/types.ts';
import type { Mutant } from '../../mutant.ts';

const redirects = new Map<string, Decision>();

export const remembersRedirects: Mutant = {
  name: 'remembers-redirects',
  description: 'leads a user to the page where it led him before',
  sentence: 'A redirect leads to the page that is asked for now.',
  clause: 'E15-OWA-ORANGE-2',
  changes: {
    handle: (handle) => (frontEnd, context) =>
      handle(
        {
          ...frontEnd,
          decide(request, account, mailbox) {
            const known = redirects.get(mailbox.mailboxGuid);
            if (known !== undefined) return known;
            const decision = frontEnd.decide(request, account, mailbox);
            if (decision.kind === 'redirect') redirects.set(mailbox.mailboxGuid, decision);
            return decision;
          },
        },
        context,
      ),
  },
  breaks: ['owa-redirect-to-another-page/*'],
};
