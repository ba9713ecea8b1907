import { decidingAbout, withServers } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const ignoresOutOfService: Mutant = {
  name: 'ignores-out-of-service',
  description: 'proxies to a CAS2010 whose IsOutOfService is set',
  sentence: 'A CAS2010 that is out of service is never a target.',
  clause: 'SEL-9',
  changes: decidingAbout(({ topology }) => ({
    topology: withServers(topology, (server) => ({ ...server, isOutOfService: false })),
  })),
  breaks: ['{owa,eas}-no-candidate/*', 'owa-other-version-is-no-candidate'],
};
