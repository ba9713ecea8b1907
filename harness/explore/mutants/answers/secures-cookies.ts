import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const securesCookies: Mutant = {
  name: 'secures-cookies',
  description: 'makes every cookie that passes a secure one that no script reads',
  sentence: "A back end's cookie gets no attribute that it did not have.",
  clause: 'WIRE-ANS-3',
  changes: changingHeader('set-cookie', (value) => `${value}; Secure; HttpOnly`),
  breaks: ['{owa,eas}-answer-cookies/*', 'owa-answer-line-by-line/*'],
};
