import type { TopologyMap } from '../../../../proxy/front-end.ts';
import type { Mutant } from '../../mutant.ts';

export const stopsReadingAfterAFailure: Mutant = {
  name: 'stops-reading-after-a-failure',
  description: 'does not read the organisation any more once that has failed',
  sentence: 'After a refresh that failed the next one is made.',
  clause: 'WIRE-DIR-15',
  changes: {
    readMap: (readMap) => {
      let last: TopologyMap | undefined;
      let hasFailed = false;
      return async () => {
        if (hasFailed && last !== undefined) return last;
        try {
          last = await readMap();
        } catch (error) {
          hasFailed = true;
          throw error;
        }
        return last;
      };
    },
  },
  breaks: ['eas-next-refresh-after-one-that-failed'],
};
