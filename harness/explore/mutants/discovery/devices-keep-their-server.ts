import type { Decision } from '../../../../proxy/types.ts';
import type { Mutant } from '../../mutant.ts';

const decided = new Map<string, Decision>();

export const devicesKeepTheirServer: Mutant = {
  name: 'devices-keep-their-server',
  description: 'keeps the decision about a device, whatever becomes of the server',
  sentence: 'What a refresh brings counts for devices, too.',
  clause: 'WIRE-DIR-4',
  changes: {
    handle: (handle) => (frontEnd, context) =>
      handle(
        {
          ...frontEnd,
          decide(request, account, mailbox) {
            const known = decided.get(mailbox.mailboxGuid);
            if (known !== undefined && request.protocol === 'eas') return known;
            const decision = frontEnd.decide(request, account, mailbox);
            if (request.protocol === 'eas') decided.set(mailbox.mailboxGuid, decision);
            return decision;
          },
        },
        context,
      ),
  },
  breaks: ['eas-out-of-service-noticed'],
};
