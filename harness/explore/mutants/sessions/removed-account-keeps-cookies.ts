import { rewriteHead, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const removedAccountKeepsCookies: Mutant = {
  name: 'removed-account-keeps-cookies',
  description: 'leaves the cookies of an account that is gone with the browser, which meets 404 for ever',
  sentence: 'The cookies of an account that is gone are taken back.',
  clause: 'WIRE-SES-22',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) =>
        context.error === 'NO_ACCOUNT'
          ? { ...head, headers: withoutHeaders(head.headers, (name) => name === 'set-cookie') }
          : head,
      );
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-session-of-a-removed-account'],
};
