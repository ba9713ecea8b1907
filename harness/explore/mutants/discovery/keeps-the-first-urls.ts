import type { TopologyMap } from '../../../../proxy/front-end.ts';
import type { Mutant } from '../../mutant.ts';

export const keepsTheFirstUrls: Mutant = {
  name: 'keeps-the-first-urls',
  description: 'looks at the servers anew, but keeps the URLs of virtual directories as it first read them',
  sentence: 'A changed ExternalUrl is noticed at the next refresh.',
  clause: 'WIRE-DIR-5',
  changes: {
    readMap: (readMap) => {
      let first: TopologyMap | undefined;
      return async () => {
        const map = await readMap();
        first ??= map;
        const known = new Map(first.topology.servers.map((server) => [server.name, server]));
        const servers = map.topology.servers.map((server) => ({
          ...server,
          virtualDirectories: known.get(server.name)?.virtualDirectories ?? server.virtualDirectories,
        }));
        return { ...map, topology: { ...map.topology, servers } };
      };
    },
  },
  breaks: ['owa-external-url-noticed'],
};
