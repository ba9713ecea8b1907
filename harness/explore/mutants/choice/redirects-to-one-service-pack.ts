import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const redirectsToOneServicePack: Mutant = {
  name: 'redirects-to-one-service-pack',
  description: 'redirects only to servers of 2007 with its last service pack',
  sentence: 'A server of 2007 with another service pack is redirected to.',
  clause: 'WIRE-SEL-8',
  changes: decidingAbout(({ topology }) => ({
    topology: {
      ...topology,
      servers: topology.servers.filter(
        ({ version, adminDisplayVersion }) =>
          version !== 2007 || adminDisplayVersion.startsWith('Version 8.3'),
      ),
    },
  })),
  breaks: ['owa-redirect-to-another-service-pack'],
};
