import { isMailbox, serverNamed } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const sparesMailboxServers: Mutant = {
  name: 'spares-mailbox-servers',
  description: 'sends users to servers with the Mailbox role only where there are no others',
  sentence: 'A multi-role server shares the users with one that has the Client Access role alone.',
  clause: 'WIRE-SEL-9',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) => {
      const decision = decide(request, mailbox, topology, health);
      if (decision.kind !== 'proxy') return decision;
      const target =
        decision.candidates.find(({ server }) => {
          const found = serverNamed(topology, server);
          return found !== undefined && !isMailbox(found);
        }) ?? decision.target;
      return { ...decision, target, candidates: [target] };
    },
  },
  breaks: ['eas-multi-role-shares-with-others'],
};
