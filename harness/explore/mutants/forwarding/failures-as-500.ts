import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const failuresAs500: Mutant = {
  name: 'failures-as-500',
  description: 'answers 500 whatever went wrong on the way to a back end',
  sentence: 'A back end that fails is told as 502, one that says nothing as 504.',
  clause: 'SEL-12',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) =>
        context.error !== null && head.status > 500 ? { ...head, status: 500 } : head,
      );
      return handle(frontEnd, context);
    },
  },
  breaks: [
    '{owa,eas}-{target-resets,target-hangs,targets-stopped,no-candidate}/*',
    'owa-targets-crash-in-a-session/*',
  ],
};
