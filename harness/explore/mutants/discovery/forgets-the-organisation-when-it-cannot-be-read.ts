import type { TopologyMap } from '../../../../proxy/front-end.ts';
import type { Mutant } from '../../mutant.ts';

export const forgetsTheOrganisationWhenItCannotBeRead: Mutant = {
  name: 'forgets-the-organisation-when-it-cannot-be-read',
  description: 'has no servers any more when the organisation cannot be read again',
  sentence: 'A refresh that fails leaves the organisation as it was.',
  clause: 'WIRE-DIR-15',
  changes: {
    readMap: (readMap) => {
      let last: TopologyMap | undefined;
      return async () => {
        try {
          last = await readMap();
          return last;
        } catch (error) {
          if (last === undefined) throw error;
          const servers = last.topology.servers.filter(({ version }) => version === 2013);
          return { ...last, topology: { ...last.topology, servers } };
        }
      };
    },
  },
  breaks: ['{owa,eas}-refresh-fails'],
};
