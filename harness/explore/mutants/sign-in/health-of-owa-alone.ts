import { answerProblem } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const healthOfOwaAlone: Mutant = {
  name: 'health-of-owa-alone',
  description: 'has a health page for Outlook Web App alone',
  sentence: 'Every virtual directory has its health page.',
  clause: 'WIRE-LOG-1',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      if (!/^\/(?!owa\/).+\/healthcheck\.htm$/.test(context.url)) await handle(frontEnd, context);
      else answerProblem(context, 404, 'NOT_FOUND', 'Not found', 'There is nothing here.');
    },
  },
  breaks: ['owa-health-page'],
};
