import { isLogonPost } from '../../../../protocols/owa/fba.ts';
import { answerProblem } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const refusesHostWithPort: Mutant = {
  name: 'refuses-host-with-port',
  description:
    "compares the form's destination with the Host header as texts, and a URL never has the default port",
  sentence: 'A Host header with the default port is the same authority as one without.',
  clause: 'WIRE-OWA-31',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      if (isLogonPost(context.method, context.url) && context.host.endsWith(':443')) {
        answerProblem(
          context,
          400,
          'BAD_DESTINATION',
          'This form cannot be used',
          'It leads to another host.',
        );
        return;
      }
      await handle(frontEnd, context);
    },
  },
  breaks: ['owa-host-with-default-port/*', 'owa-host-with-default-port-redirected/*'],
};
