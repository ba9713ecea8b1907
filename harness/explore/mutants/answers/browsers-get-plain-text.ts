import { mapHeaders, rewritingOwnHeads } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const browsersGetPlainText: Mutant = {
  name: 'browsers-get-plain-text',
  description: 'tells browsers of a failure in plain text',
  sentence: 'A browser is told of a failure in a page.',
  clause: 'WIRE-ANS-27',
  changes: rewritingOwnHeads((head) => ({
    ...head,
    headers: mapHeaders(head.headers, (name, value) =>
      name === 'content-type' && head.status >= 500 ? 'text/plain; charset=utf-8' : value,
    ),
  })),
  breaks: ['owa-failure-is-a-page/*'],
};
