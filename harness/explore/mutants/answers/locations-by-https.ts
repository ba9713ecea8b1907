import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const locationsByHttps: Mutant = {
  name: 'locations-by-https',
  description: 'makes every Location one of https',
  sentence: 'Location keeps its scheme.',
  clause: 'WIRE-ANS-5',
  changes: changingHeader('location', (value) => value.replace(/^http:/, 'https:')),
  breaks: ['{owa,eas}-answer-location/*'],
};
