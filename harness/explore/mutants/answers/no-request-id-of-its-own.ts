import { rewritingOwnHeads, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const noRequestIdOfItsOwn: Mutant = {
  name: 'no-request-id-of-its-own',
  description: 'gives what it answers itself no request-id',
  sentence: 'What the front end answers itself has a request-id as well.',
  clause: 'WIRE-ANS-15',
  changes: rewritingOwnHeads((head) => ({
    ...head,
    headers: withoutHeaders(head.headers, (name) => name === 'request-id'),
  })),
  breaks: ['owa-request-ids-differ/*'],
};
