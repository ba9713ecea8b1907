import { isMailbox, serverNamed } from '../../../../topology/index.ts';
import { withTargets } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const backEndOf2010: Mutant = {
  name: 'back-end-of-2010',
  description: 'asks every server with the Mailbox role on port 444, whatever its version',
  sentence: 'A server of 2010 has one web site, on port 443, whether or not it has the Mailbox role.',
  clause: 'WIRE-SEL-9',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) =>
      withTargets(decide(request, mailbox, topology, health), (target) => {
        const server = serverNamed(topology, target.server);
        if (server === undefined || !isMailbox(server)) return target;
        return { ...target, port: 444, origin: `https://${target.fqdn}:444` };
      }),
  },
  breaks: ['multi-role-{owa,eas}-proxied-to-2010'],
};
