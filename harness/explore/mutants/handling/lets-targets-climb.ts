import { climbing } from '../../climbing.ts';
import type { Mutant } from '../../mutant.ts';

export const letsTargetsClimb: Mutant = {
  name: 'lets-targets-climb',
  description: 'passes targets on however many dots they have',
  sentence: 'A target that climbs out of its virtual directory goes no further.',
  clause: 'WIRE-HND-5',
  changes: climbing(() => false),
  breaks: ['owa-target-climbs/*', 'owa-target-climbs-{escaped,over-other-slashes}/*'],
};
