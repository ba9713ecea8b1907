import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const cookiesWithoutAttributes: Mutant = {
  name: 'cookies-without-attributes',
  description: 'passes on name and value of a cookie alone',
  sentence: "A back end's cookie keeps its attributes.",
  clause: 'WIRE-ANS-3',
  changes: changingHeader('set-cookie', (value) => value.split(';', 1)[0] ?? ''),
  breaks: ['{owa,eas}-answer-cookies/*', 'owa-answer-line-by-line/*'],
};
