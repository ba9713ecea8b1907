import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const newestBuildOnly: Mutant = {
  name: 'newest-build-only',
  description: 'takes of each version only the servers with the newest build',
  sentence: 'A server of another service pack or build of the same version is a candidate.',
  clause: 'WIRE-SEL-8',
  changes: decidingAbout(({ topology }) => {
    const newest = (version: number) =>
      topology.servers
        .filter((server) => server.version === version)
        .map(({ adminDisplayVersion }) => adminDisplayVersion)
        .toSorted()
        .at(-1);
    const servers = topology.servers.filter(
      ({ version, adminDisplayVersion }) => adminDisplayVersion === newest(version),
    );
    return { topology: { ...topology, servers } };
  }),
  breaks: ['eas-another-service-pack'],
};
