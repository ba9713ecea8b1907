import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const failuresArePages: Mutant = {
  name: 'failures-are-pages',
  description: 'shows its error page with the status 200',
  sentence: 'A page that says what went wrong has the status that says so.',
  clause: 'WIRE-FWD-7',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) =>
        context.error !== null && head.status >= 502 ? { ...head, status: 200 } : head,
      );
      return handle(frontEnd, context);
    },
  },
  breaks: ['{owa,eas}-target-{resets,breaks-off,hangs,cannot-be-reached}/red'],
};
