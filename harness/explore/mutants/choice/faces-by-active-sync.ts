import { decidingAbout, withServers } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const facesByActiveSync: Mutant = {
  name: 'faces-by-active-sync',
  description: 'takes a site for one that faces the Internet for OWA by the ExternalUrl of ActiveSync',
  sentence: 'The ExternalUrl of ActiveSync redirects no browser.',
  clause: 'WIRE-SEL-12',
  changes: decidingAbout(({ topology }) => ({
    topology: withServers(topology, (server) => {
      const { owa, activeSync } = server.virtualDirectories;
      const externalUrl = activeSync?.externalUrl && `${new URL(activeSync.externalUrl).origin}/owa`;
      if (owa === undefined || externalUrl === undefined) return server;
      return {
        ...server,
        virtualDirectories: { ...server.virtualDirectories, owa: { externalUrl, ...owa } },
      };
    }),
  })),
  breaks: ['owa-other-services-face-the-internet'],
};
