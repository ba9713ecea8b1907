import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const locationsWithoutFragment: Mutant = {
  name: 'locations-without-fragment',
  description: 'cuts Location at its fragment',
  sentence: 'Location keeps its fragment.',
  clause: 'WIRE-ANS-5',
  changes: changingHeader('location', (value) => value.replace(/#.*/, '')),
  breaks: ['{owa,eas}-answer-location/*', 'owa-answer-location-of-itself/*'],
};
