import { headerOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const requestIdOfTheClient: Mutant = {
  name: 'request-id-of-the-client',
  description: 'takes the client-request-id for the request-id',
  sentence: "The request-id is not the client's name for its request.",
  clause: 'WIRE-ANS-15',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const given = headerOf(context.request, 'client-request-id');
      return handle(frontEnd, Object.assign(context, given && { requestId: given }));
    },
  },
  breaks: ['owa-request-id-is-not-the-clients/*'],
};
