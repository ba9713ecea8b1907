import { fbaPaths, logonReasons } from '../../../../protocols/owa/fba.ts';
import { redirect } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const logonEndPointIsAPage: Mutant = {
  name: 'logon-end-point-is-a-page',
  description: 'takes a logon end point that is opened by GET for a page that was asked for',
  sentence: 'A logon end point that is opened by GET leads to the mailbox, not back to itself.',
  clause: 'WIRE-OWA-47',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const isEndPoint = context.url === fbaPaths.authOwa || context.url === fbaPaths.owaAuthDll;
      const { forms } = frontEnd;
      if (context.method !== 'GET' || !isEndPoint) await handle(frontEnd, context);
      else
        redirect(
          context,
          302,
          forms.logonPageUrl(`https://${context.host}${context.url}`, logonReasons.none),
        );
    },
  },
  breaks: ['owa-logon-end-point-opened'],
};
