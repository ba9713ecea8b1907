import type { TopologyMap } from '../../../../proxy/front-end.ts';
import type { Mutant } from '../../mutant.ts';

export const keepsItsOwnSettings: Mutant = {
  name: 'keeps-its-own-settings',
  description: 'keeps the settings of its own virtual directories as it first read them',
  sentence: 'A front end notices at the next refresh how its own virtual directories are set.',
  clause: 'WIRE-DIR-17',
  changes: {
    readMap: (readMap) => {
      let first: TopologyMap | undefined;
      return async () => {
        const map = await readMap();
        first ??= map;
        return { ...map, self: first.self };
      };
    },
  },
  breaks: ['{owa,eas}-own-settings-are-noticed'],
};
