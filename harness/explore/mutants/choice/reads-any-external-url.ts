import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const readsAnyExternalUrl: Mutant = {
  name: 'reads-any-external-url',
  description:
    'takes a site for one that faces the Internet when any service of a server there has an ExternalUrl',
  sentence:
    "A site faces the Internet for a protocol by the ExternalUrl of this protocol's virtual directory, and no other's.",
  clause: 'WIRE-SEL-12',
  changes: decidingAbout(({ topology }) => {
    const urlOf = new Map(
      topology.servers.map(({ name, virtualDirectories }) => [
        name,
        Object.values(virtualDirectories).find(({ externalUrl }) => externalUrl !== undefined)?.externalUrl,
      ]),
    );
    const servers = topology.servers.map((server) => {
      const { owa } = server.virtualDirectories;
      const externalUrl = owa?.externalUrl ?? urlOf.get(server.name);
      if (owa === undefined || externalUrl === undefined) return server;
      return {
        ...server,
        virtualDirectories: { ...server.virtualDirectories, owa: { ...owa, externalUrl } },
      };
    });
    return { topology: { ...topology, servers } };
  }),
  breaks: ['owa-another-service-faces-the-internet'],
};
