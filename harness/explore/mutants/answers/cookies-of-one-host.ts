import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const cookiesOfOneHost: Mutant = {
  name: 'cookies-of-one-host',
  description: 'takes the domain out of the cookies that pass',
  sentence: "A back end's cookie keeps its domain.",
  clause: 'WIRE-ANS-3',
  changes: changingHeader('set-cookie', (value) => value.replace(/; *domain=[^;]*/i, '')),
  breaks: ['{owa,eas}-answer-cookies/*'],
};
