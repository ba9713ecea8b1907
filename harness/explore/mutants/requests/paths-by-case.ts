import { answerProblem } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

const known = /^\/(owa|Microsoft-Server-ActiveSync)(\/|\?|$)/;

export const pathsByCase: Mutant = {
  name: 'paths-by-case',
  description: 'knows its virtual directories in their usual spelling only',
  sentence: 'A path is the same in any case, as IIS compares it.',
  clause: 'E15-EAS-RED',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      if (known.test(context.url)) return handle(frontEnd, context);
      answerProblem(context, 404, 'NOT_FOUND', 'Not found', 'There is nothing here.');
    },
  },
  breaks: ['eas-path-in-any-case/*'],
};
