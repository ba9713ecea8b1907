import { rewritingHeads, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const headWithoutLength: Mutant = {
  name: 'head-without-length',
  description: 'does not say to HEAD how long the body would be',
  sentence: 'The answer to HEAD says the Content-Length that the back end said.',
  clause: 'WIRE-ANS-10',
  changes: rewritingHeads((head, method) =>
    method === 'HEAD'
      ? { ...head, headers: withoutHeaders(head.headers, (name) => name === 'content-length') }
      : head,
  ),
  breaks: ['owa-answer-to-head/*'],
};
