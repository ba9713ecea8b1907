import { climbing } from '../../climbing.ts';
import type { Mutant } from '../../mutant.ts';

export const knowsNoEscapedDots: Mutant = {
  name: 'knows-no-escaped-dots',
  description: 'looks for dots by which a target climbs as they are written',
  sentence: 'Dots that are escaped are dots.',
  clause: 'WIRE-HND-5',
  changes: climbing((path) => /(^|[/\\])\.\.($|[/\\])/.test(path)),
  breaks: ['owa-target-climbs-escaped/*', 'owa-target-climbs-over-other-slashes/*'],
};
