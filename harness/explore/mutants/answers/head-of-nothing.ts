import { mapHeaders, rewritingHeads } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const headOfNothing: Mutant = {
  name: 'head-of-nothing',
  description: 'says to HEAD how long the body is that it sends, 0',
  sentence: 'Content-Length in the answer to HEAD is that of the body that GET would get.',
  clause: 'WIRE-ANS-10',
  changes: rewritingHeads((head, method) =>
    method === 'HEAD'
      ? {
          ...head,
          headers: mapHeaders(head.headers, (name, value) => (name === 'content-length' ? '0' : value)),
        }
      : head,
  ),
  breaks: ['owa-answer-to-head/*'],
};
