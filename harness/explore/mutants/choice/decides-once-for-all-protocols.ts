import type { Decision } from '../../../../proxy/types.ts';
import type { Mutant } from '../../mutant.ts';

const proxied = new Map<string, Decision>();

export const decidesOnceForAllProtocols: Mutant = {
  name: 'decides-once-for-all-protocols',
  description: 'sends a browser where it sent the phone of the same user',
  sentence: 'Each protocol goes its own way, whatever another one of the same user was told.',
  clause: 'E15-OWA-PURPLE',
  changes: {
    handle: (handle) => (frontEnd, context) =>
      handle(
        {
          ...frontEnd,
          decide(request, account, mailbox) {
            const known = proxied.get(mailbox.mailboxGuid);
            if (known !== undefined) return known;
            const decision = frontEnd.decide(request, account, mailbox);
            if (decision.kind === 'proxy') proxied.set(mailbox.mailboxGuid, decision);
            return decision;
          },
        },
        context,
      ),
  },
  breaks: ['owa-beside-a-phone/*'],
};
