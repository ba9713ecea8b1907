import { decidingAbout, withServers } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const facesByControlPanel: Mutant = {
  name: 'faces-by-control-panel',
  description: 'takes a site for one that faces the Internet for OWA by the ExternalUrl of its control panel',
  sentence: 'The ExternalUrl of the control panel redirects nobody to OWA.',
  clause: 'WIRE-SEL-12',
  changes: decidingAbout(({ topology }) => ({
    topology: withServers(topology, (server) => {
      const { owa, ecp } = server.virtualDirectories;
      const externalUrl = ecp?.externalUrl && `${new URL(ecp.externalUrl).origin}/owa`;
      if (owa === undefined || externalUrl === undefined) return server;
      return {
        ...server,
        virtualDirectories: { ...server.virtualDirectories, owa: { externalUrl, ...owa } },
      };
    }),
  })),
  breaks: ['owa-other-services-face-the-internet'],
};
