import { decidingAbout, withServers } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const facesByEveryService: Mutant = {
  name: 'faces-by-every-service',
  description:
    'takes a site for one that faces the Internet only when all of its services have an ExternalUrl',
  sentence: 'The ExternalUrl of OWA is all that a redirect of OWA needs.',
  clause: 'WIRE-SEL-12',
  changes: decidingAbout(({ topology }) => ({
    topology: withServers(topology, (server) => {
      const { owa, activeSync } = server.virtualDirectories;
      if (owa === undefined || server.version !== 2010 || activeSync?.externalUrl !== undefined)
        return server;
      const { externalUrl: _, ...rest } = owa;
      return { ...server, virtualDirectories: { ...server.virtualDirectories, owa: rest } };
    }),
  })),
  breaks: ['owa-faces-the-internet-alone'],
};
