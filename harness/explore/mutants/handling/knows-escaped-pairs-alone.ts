import { climbing } from '../../climbing.ts';
import type { Mutant } from '../../mutant.ts';

export const knowsEscapedPairsAlone: Mutant = {
  name: 'knows-escaped-pairs-alone',
  description: 'knows .. and %2e%2e, and not one of each',
  sentence: 'Each of two dots may be escaped.',
  clause: 'WIRE-HND-5',
  changes: climbing((path) => /(^|[/\\]|%2f|%5c)(\.\.|%2e%2e)($|[/\\]|%2f|%5c)/i.test(path)),
  breaks: ['owa-target-climbs-escaped/*'],
};
