import { answerProblem } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const rootIsNothing: Mutant = {
  name: 'root-is-nothing',
  description: 'has nothing at the root of the site',
  sentence: 'The root of the site leads to /owa/.',
  clause: 'WIRE-OWA-29',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      if (context.url === '/')
        answerProblem(context, 404, 'NOT_FOUND', 'Not found', 'There is nothing here.');
      else await handle(frontEnd, context);
    },
  },
  breaks: ['owa-root', 'owa-root-signs-in/*'],
};
