import { decidingAbout, withServers } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const readsOutOfServiceInverted: Mutant = {
  name: 'reads-out-of-service-inverted',
  description: 'proxies only to a CAS2010 whose IsOutOfService is set',
  sentence: 'The neighbour of a server that is out of service serves everybody.',
  clause: 'SEL-9',
  changes: decidingAbout(({ topology }) => ({
    topology: withServers(topology, (server) => ({ ...server, isOutOfService: !server.isOutOfService })),
  })),
  breaks: ['{owa,eas}-out-of-service-{first,second}/*'],
};
