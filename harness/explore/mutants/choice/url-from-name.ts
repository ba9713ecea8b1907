import { withTargets } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const urlFromName: Mutant = {
  name: 'url-from-name',
  description: "puts a server's FQDN together from its name and the domain",
  sentence: "The URL is built from the server's FQDN, whatever its name is.",
  clause: 'WIRE-SEL-11',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) =>
      withTargets(decide(request, mailbox, topology, health), (target) => {
        const fqdn = `${target.server}.${topology.domain.dns}`;
        return { ...target, fqdn, origin: target.origin.replace(target.fqdn, fqdn) };
      }),
  },
  breaks: ['eas-fqdn-unlike-the-name'],
};
