import { withTargets } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const backEndOn443: Mutant = {
  name: 'back-end-on-443',
  description: 'asks an MBX2013 on port 443, where a server with both roles has its front end',
  sentence: 'The back end of an MBX2013 is on port 444.',
  clause: 'WIRE-SEL-15',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) =>
      withTargets(decide(request, mailbox, topology, health), (target) => ({
        ...target,
        port: 443,
        origin: `https://${target.fqdn}`,
      })),
  },
  breaks: [
    'multi-role-{owa,eas}-{own-back-end,active-copy-elsewhere}',
    'multi-role-eas-through-a-back-end',
    'owa-green-proxied',
    'eas-sync/{green,purple}',
  ],
};
