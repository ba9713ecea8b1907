import { logonReasons } from '../../../../protocols/owa/fba.ts';
import { redirect } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const healthBehindSignIn: Mutant = {
  name: 'health-behind-sign-in',
  description: 'asks for a sign-in on the health page of OWA as on every other page',
  sentence: 'Health pages need no sign-in.',
  clause: 'WIRE-LOG-1',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const { forms } = frontEnd;
      if (context.url !== '/owa/healthcheck.htm') await handle(frontEnd, context);
      else
        redirect(
          context,
          302,
          forms.logonPageUrl(`https://${context.host}${context.url}`, logonReasons.none),
        );
    },
  },
  breaks: ['owa-health-page'],
};
