import { rewritingOwnHeads, withHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const namesItselfAsChosen: Mutant = {
  name: 'names-itself-as-chosen',
  description: 'names itself as the server that it chose where it chose none',
  sentence: 'Where the front end answers by itself no server was chosen.',
  clause: 'WIRE-ANS-13',
  changes: rewritingOwnHeads((head, context) => ({
    ...head,
    headers:
      context.decision === null
        ? withHeader(head.headers, 'x-calculatedbetarget', context.server)
        : head.headers,
  })),
  breaks: [
    'owa-no-target-where-none-was-chosen/*',
    'owa-no-target-without-mailbox',
    'eas-front-end-names-itself',
  ],
};
