import { answerProblem } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const owaNeedsItsSlash: Mutant = {
  name: 'owa-needs-its-slash',
  description: 'has nothing at /owa without its slash',
  sentence: 'The front end leads from /owa to /owa/.',
  clause: 'WIRE-OWA-30',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const isBare = context.url.split('?', 1)[0] === '/owa';
      if (isBare) answerProblem(context, 404, 'NOT_FOUND', 'Not found', 'There is nothing here.');
      else await handle(frontEnd, context);
    },
  },
  breaks: ['owa-without-slash/*', 'owa-deep-link-without-slash'],
};
