import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const easNeedsOwa: Mutant = {
  name: 'eas-needs-owa',
  description: 'sends devices only to servers that have OWA, too',
  sentence: 'A server is a candidate for a protocol by the virtual directory of that protocol alone.',
  clause: 'WIRE-SEL-7',
  changes: decidingAbout(({ request, topology }) =>
    request.protocol !== 'eas'
      ? {}
      : {
          topology: {
            ...topology,
            servers: topology.servers.filter(
              ({ version, virtualDirectories }) => version !== 2010 || virtualDirectories.owa !== undefined,
            ),
          },
        },
  ),
  breaks: ['eas-without-other-virtual-directories'],
};
