import { rewriteHead } from '../../answers.ts';
import { endingCutAnswers } from '../../cutting.ts';
import type { Mutant } from '../../mutant.ts';

export const padsCutAnswers: Mutant = {
  name: 'pads-cut-answers',
  description: 'fills an answer up to its length when the back end broke off',
  sentence: 'What is missing of an answer is not made up.',
  clause: 'WIRE-FWD-6',
  changes: endingCutAnswers((response) => {
    let missing = 0;
    rewriteHead(response, (head) => {
      const at = head.headers.findIndex((name) => name.toLowerCase() === 'content-length');
      missing = at === -1 ? 0 : Number(head.headers[at + 1]);
      return head;
    });
    const write = response.write.bind(response);
    response.write = ((chunk: Uint8Array) => {
      missing -= chunk.length;
      return write(chunk);
    }) as typeof response.write;
    return () => {
      if (missing <= 0) return false;
      response.end(Buffer.alloc(missing, ' '));
      return true;
    };
  }),
  breaks: ['owa-answer-cut-short/*', '{owa,eas}-cut-answer-is-not-completed/*'],
};
