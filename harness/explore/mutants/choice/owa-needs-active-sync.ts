import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const owaNeedsActiveSync: Mutant = {
  name: 'owa-needs-active-sync',
  description: 'sends browsers only to servers that have ActiveSync, too',
  sentence: 'A server without ActiveSync still serves browsers.',
  clause: 'WIRE-SEL-7',
  changes: decidingAbout(({ request, topology }) =>
    request.protocol !== 'owa'
      ? {}
      : {
          topology: {
            ...topology,
            servers: topology.servers.filter(
              ({ version, virtualDirectories }) =>
                version !== 2010 || virtualDirectories.activeSync !== undefined,
            ),
          },
        },
  ),
  breaks: ['owa-without-other-virtual-directories'],
};
