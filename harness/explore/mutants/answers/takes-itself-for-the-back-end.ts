import { mapHeaders, rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const takesItselfForTheBackEnd: Mutant = {
  name: 'takes-itself-for-the-back-end',
  description: 'names itself as the back end that answered',
  sentence: 'X-BEServer is not the front end.',
  clause: 'WIRE-ANS-14',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) => ({
        ...head,
        headers: mapHeaders(head.headers, (name, value) => (name === 'x-beserver' ? context.server : value)),
      }));
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-answer-names-the-{very,second}-server'],
};
