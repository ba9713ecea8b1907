import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const oldServersOutOfService: Mutant = {
  name: 'old-servers-out-of-service',
  description: 'takes the ExternalUrl of a server of 2007 away that is marked out of service',
  sentence: 'IsOutOfService means nothing to servers of 2007.',
  clause: 'SEL-9',
  changes: decidingAbout(({ topology }) => ({
    topology: {
      ...topology,
      servers: topology.servers.filter(({ version, isOutOfService }) => version !== 2007 || !isOutOfService),
    },
  })),
  breaks: ['owa-2007-knows-no-out-of-service'],
};
