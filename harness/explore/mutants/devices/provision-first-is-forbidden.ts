import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const provisionFirstIsForbidden: Mutant = {
  name: 'provision-first-is-forbidden',
  description: 'answers 403 where a back end answers 449, which no RFC knows',
  sentence: 'A device is told by the 449 of its server that it has to be provisioned first.',
  clause: 'WIRE-EAS-6',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) => (head.status === 449 ? { ...head, status: 403 } : head));
      return handle(frontEnd, context);
    },
  },
  breaks: ['eas-policy-key-never-given/*', 'eas-policy-key-never-given-2007'],
};
