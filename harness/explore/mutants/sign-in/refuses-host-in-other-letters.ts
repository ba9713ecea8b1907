import { isLogonPost } from '../../../../protocols/owa/fba.ts';
import { answerProblem } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const refusesHostInOtherLetters: Mutant = {
  name: 'refuses-host-in-other-letters',
  description: 'takes the logon form only at its name in small letters',
  sentence: 'DNS names are the same in whatever letters.',
  clause: 'WIRE-OWA-32',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      if (isLogonPost(context.method, context.url) && context.host !== context.host.toLowerCase()) {
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
  breaks: ['owa-host-in-other-letters/*'],
};
