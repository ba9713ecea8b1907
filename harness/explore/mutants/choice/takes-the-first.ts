import { preferring } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const takesTheFirst: Mutant = {
  name: 'takes-the-first',
  description: 'takes the first candidate by name for every user',
  sentence: 'Users spread over all candidates of a site, so that none is idle.',
  clause: 'WIRE-SEL-1',
  changes: preferring((candidates) => candidates.toSorted((a, b) => a.server.localeCompare(b.server))[0]),
  breaks: ['{owa,eas}-users-are-spread', 'eas-2007-users-are-spread', 'owa-same-server-for-a-device'],
};
