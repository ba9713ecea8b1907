import { rewritingHeads, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const bare304: Mutant = {
  name: 'bare-304',
  description: 'leaves out of an answer without a body what describes one',
  sentence: 'An answer without a body keeps its headers.',
  clause: 'WIRE-ANS-22',
  changes: rewritingHeads((head) =>
    head.status === 304 || head.status === 204
      ? {
          ...head,
          headers: withoutHeaders(head.headers, (name) => name === 'etag' || name === 'cache-control'),
        }
      : head,
  ),
  breaks: ['owa-answer-without-body/*'],
};
