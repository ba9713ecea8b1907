import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const unquotesCookies: Mutant = {
  name: 'unquotes-cookies',
  description: 'takes the quotation marks off the values of cookies',
  sentence: "A back end's cookie keeps its value as it is written.",
  clause: 'WIRE-ANS-3',
  changes: changingHeader('set-cookie', (value) => value.replaceAll('"', '')),
  breaks: ['{owa,eas}-answer-cookies/*'],
};
