import { rewritingOwnHeads, withHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const namesWhomItConsidered: Mutant = {
  name: 'names-whom-it-considered',
  description: 'names a server that it could not choose as the one that it chose',
  sentence: 'Where no server could be chosen none is named.',
  clause: 'WIRE-ANS-13',
  changes: rewritingOwnHeads((head, context) => ({
    ...head,
    headers:
      context.decision?.kind === 'refuse'
        ? withHeader(head.headers, 'x-calculatedbetarget', context.decision.considered[0]?.server ?? '')
        : head.headers,
  })),
  breaks: ['owa-no-target-without-servers'],
};
