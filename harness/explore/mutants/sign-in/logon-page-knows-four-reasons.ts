import { answerProblem } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const logonPageKnowsFourReasons: Mutant = {
  name: 'logon-page-knows-four-reasons',
  description: 'fails with 500 where the reason of the logon page is none of the four',
  sentence: 'A reason that is none of the four is 0.',
  clause: 'WIRE-OWA-45',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const reason = /^\/owa\/auth\/logon\.aspx\?.*\breason=(.*)$/.exec(context.url)?.[1];
      if (reason === undefined || /^[0-3]$/.test(reason)) await handle(frontEnd, context);
      else answerProblem(context, 500, 'NO_REASON', 'Error', 'There is no such reason.');
    },
  },
  breaks: ['owa-logon-page-of-another-reason'],
};
