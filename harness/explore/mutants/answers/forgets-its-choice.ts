import { rewritingOwnHeads, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const forgetsItsChoice: Mutant = {
  name: 'forgets-its-choice',
  description: 'does not say which server it chose when that fails',
  sentence: 'A server that was chosen is named also when it fails.',
  clause: 'WIRE-ANS-12',
  changes: rewritingOwnHeads((head) => ({
    ...head,
    headers: withoutHeaders(head.headers, (name) => name === 'x-calculatedbetarget'),
  })),
  breaks: ['{owa,eas}-failure-names-the-chosen-server/*'],
};
