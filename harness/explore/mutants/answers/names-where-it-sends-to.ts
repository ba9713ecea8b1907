import { rewritingOwnHeads, withHeader } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const namesWhereItSendsTo: Mutant = {
  name: 'names-where-it-sends-to',
  description: 'names the host that the client is sent to as the server that it chose',
  sentence: 'Who is sent elsewhere was given no server.',
  clause: 'WIRE-ANS-13',
  changes: rewritingOwnHeads((head, context) => ({
    ...head,
    headers:
      context.decision?.kind === 'redirect'
        ? withHeader(head.headers, 'x-calculatedbetarget', new URL(context.decision.to).host)
        : head.headers,
  })),
  breaks: ['owa-redirect-names-no-target/*'],
};
