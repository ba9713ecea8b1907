import { mapHeaders, passingOn, rewritingBodies } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const transcodesPages: Mutant = {
  name: 'transcodes-pages',
  description: 'translates pages of another charset into UTF-8',
  sentence: 'A page in another charset reaches the client in that.',
  clause: 'WIRE-ANS-21',
  changes: {
    ...passingOn((headers) =>
      mapHeaders(headers, (_name, value) => value.replace('charset=windows-1252', 'charset=utf-8')),
    ),
    ...rewritingBodies((body, { headers }) =>
      headers.includes('text/html; charset=utf-8') ? Buffer.from(body.toString('latin1')) : body,
    ),
  },
  breaks: ['owa-answer-bytes/*'],
};
