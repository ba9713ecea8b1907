import { parseBasic } from '../../../../protocols/http/basic.ts';
import { answerProblem } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const tellsUnknownUsersFromOthers: Mutant = {
  name: 'tells-unknown-users-from-others',
  description: 'answers 404 to a device whose user it does not know, and 401 to one with a wrong password',
  sentence: 'Nobody can find out by a wrong password which users there are.',
  clause: 'WIRE-EAS-12',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const user = parseBasic(context.request.headers.authorization)?.user;
      if (user === undefined || (await frontEnd.discovery.account(user)) !== null) {
        return handle(frontEnd, context);
      }
      answerProblem(context, 404, 'NO_ACCOUNT', 'Not found', `There is no user ${user}.`);
    },
  },
  breaks: ['eas-unknown-user'],
};
