import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const locationsWithoutQuery: Mutant = {
  name: 'locations-without-query',
  description: 'cuts Location at its query',
  sentence: 'Location keeps its query.',
  clause: 'WIRE-ANS-5',
  changes: changingHeader('location', (value) => value.replace(/\?.*/, '')),
  breaks: ['{owa,eas}-answer-location/*', 'owa-target-redirects/*'],
};
