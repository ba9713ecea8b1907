import { climbing } from '../../climbing.ts';
import type { Mutant } from '../../mutant.ts';

export const climbsOverSlashesAlone: Mutant = {
  name: 'climbs-over-slashes-alone',
  description: 'knows one slash by which a target can climb',
  sentence: 'A backslash and an escaped slash separate as well.',
  clause: 'WIRE-HND-5',
  changes: climbing((path) => /(^|\/)(\.|%2e){2}($|\/)/i.test(path)),
  breaks: ['owa-target-climbs-over-other-slashes/*'],
};
