import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const cookiesEndWithTheBrowser: Mutant = {
  name: 'cookies-end-with-the-browser',
  description: 'takes the end out of the cookies that pass',
  sentence: "A back end's cookie keeps its end.",
  clause: 'WIRE-ANS-3',
  changes: changingHeader('set-cookie', (value) => value.replace(/; *(expires|max-age)=[^;]*/gi, '')),
  breaks: ['owa-answer-cookies/*'],
};
