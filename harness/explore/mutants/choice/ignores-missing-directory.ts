import { decidingAbout, withServers } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const ignoresMissingDirectory: Mutant = {
  name: 'ignores-missing-directory',
  description: 'takes for granted that every Client Access server has the virtual directory of ActiveSync',
  sentence: 'A server without the virtual directory of the protocol is no candidate.',
  clause: 'WIRE-SEL-7',
  changes: decidingAbout(({ topology }) => {
    const like = topology.servers.find(
      ({ version, virtualDirectories }) => version === 2010 && virtualDirectories.activeSync !== undefined,
    )?.virtualDirectories.activeSync;
    if (like === undefined) return {};
    return {
      topology: withServers(topology, (server) =>
        server.version === 2010 && server.serverRole.includes('ClientAccess')
          ? { ...server, virtualDirectories: { activeSync: like, ...server.virtualDirectories } }
          : server,
      ),
    };
  }),
  breaks: ['eas-without-virtual-directory'],
};
