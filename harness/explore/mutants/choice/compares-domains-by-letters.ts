import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const comparesDomainsByLetters: Mutant = {
  name: 'compares-domains-by-letters',
  description: 'asks no server whose FQDN has the name of the domain in other letters',
  sentence: 'The letters of an FQDN do not matter.',
  clause: 'WIRE-SEL-14',
  changes: decidingAbout(({ topology }) => ({
    topology: {
      ...topology,
      servers: topology.servers.filter(({ fqdn }) => fqdn.endsWith(`.${topology.domain.dns}`)),
    },
  })),
  breaks: ['eas-fqdn-in-other-letters'],
};
