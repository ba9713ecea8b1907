import { isClientAccess } from '../../../../topology/index.ts';
import { decidingAbout, withServers } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const ignoresMissingOwa: Mutant = {
  name: 'ignores-missing-owa',
  description: 'takes for granted that every Client Access server has OWA',
  sentence: 'A server without the virtual directory of OWA gets no browser.',
  clause: 'WIRE-SEL-7',
  changes: decidingAbout(({ topology }) => ({
    topology: withServers(topology, (server) => {
      const { ecp } = server.virtualDirectories;
      if (ecp === undefined || !isClientAccess(server, 2010)) return server;
      return { ...server, virtualDirectories: { owa: ecp, ...server.virtualDirectories } };
    }),
  })),
  breaks: ['owa-without-virtual-directory'],
};
