import { changingHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const pagesAreUtf8: Mutant = {
  name: 'pages-are-utf-8',
  description: 'calls the charset of every page UTF-8',
  sentence: 'Content-Type reaches the client with its charset.',
  clause: 'WIRE-ANS-9',
  changes: changingHeader('content-type', (value) => value.replace(/charset=.*/i, 'charset=utf-8')),
  breaks: ['owa-answer-headers/*', 'owa-answer-bytes/*'],
};
