import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const cookiesOfTheRoot: Mutant = {
  name: 'cookies-of-the-root',
  description: 'gives every cookie that passes the path of the whole site',
  sentence: "A back end's cookie keeps its path.",
  clause: 'WIRE-ANS-3',
  changes: changingHeader('set-cookie', (value) => value.replace(/; *path=[^;]*/i, '; Path=/')),
  breaks: ['owa-answer-cookies/*'],
};
