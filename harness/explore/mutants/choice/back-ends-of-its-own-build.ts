import { serverNamed } from '../../../../topology/index.ts';
import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const backEndsOfItsOwnBuild: Mutant = {
  name: 'back-ends-of-its-own-build',
  description: 'asks only back ends of the very build that it has itself',
  sentence: 'A Mailbox server of another build of Exchange 2013 is a candidate.',
  clause: 'WIRE-SEL-8',
  changes: decidingAbout(({ request, topology }) => {
    const self = serverNamed(topology, request.frontEnd.server);
    return {
      topology: {
        ...topology,
        servers: topology.servers.filter(
          ({ version, adminDisplayVersion }) =>
            version !== 2013 || adminDisplayVersion === self?.adminDisplayVersion,
        ),
      },
    };
  }),
  breaks: ['eas-2013-of-another-build'],
};
