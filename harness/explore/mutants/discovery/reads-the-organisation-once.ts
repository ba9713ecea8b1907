import type { TopologyMap } from '../../../../proxy/front-end.ts';
import type { Mutant } from '../../mutant.ts';

export const readsTheOrganisationOnce: Mutant = {
  name: 'reads-the-organisation-once',
  description: 'reads the organisation when it starts, and never again',
  sentence: 'IsOutOfService is noticed at the next refresh.',
  clause: 'WIRE-DIR-4',
  changes: {
    readMap: (readMap) => {
      let first: Promise<TopologyMap> | undefined;
      return () => {
        first ??= readMap();
        return first;
      };
    },
  },
  breaks: ['owa-out-of-service-noticed', 'owa-external-url-noticed'],
};
