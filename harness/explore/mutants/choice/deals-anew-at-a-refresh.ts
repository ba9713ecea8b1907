import { choosingBy } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const dealsAnewAtARefresh: Mutant = {
  name: 'deals-anew-at-a-refresh',
  description: 'deals the users out anew whenever the organisation was read',
  sentence: 'A user keeps his server when the organisation is read again.',
  clause: 'SEL-11',
  changes: {
    readMap: (readMap) => {
      let readings = 0;
      return async () => {
        const map = await readMap();
        readings += 1;
        return { ...map, topology: { ...map.topology, organization: String(readings) } };
      };
    },
    ...choosingBy(({ topology }) => topology.organization),
  },
  breaks: ['eas-users-stay-over-time'],
};
