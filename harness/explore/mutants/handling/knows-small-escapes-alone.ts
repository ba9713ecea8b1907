import { climbing } from '../../climbing.ts';
import type { Mutant } from '../../mutant.ts';

export const knowsSmallEscapesAlone: Mutant = {
  name: 'knows-small-escapes-alone',
  description: 'knows %2e, and not %2E',
  sentence: 'Escapes are the same in either case.',
  clause: 'WIRE-HND-5',
  changes: climbing((path) => /(^|[/\\]|%2f|%5c)(\.|%2e){2}($|[/\\]|%2f|%5c)/.test(path)),
  breaks: ['owa-target-climbs-escaped/*', 'owa-target-climbs-over-other-slashes/*'],
};
