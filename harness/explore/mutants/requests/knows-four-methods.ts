import { answer } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const knowsFourMethods: Mutant = {
  name: 'knows-four-methods',
  description: 'refuses methods that it does not know itself',
  sentence: 'Which methods there are is for the server behind to say.',
  clause: 'WIRE-REQ-1',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      if (['GET', 'HEAD', 'POST', 'OPTIONS'].includes(context.method)) return handle(frontEnd, context);
      answer(context, { status: 405, headers: { allow: 'GET, HEAD, POST, OPTIONS' }, body: '' });
    },
  },
  breaks: ['owa-method-passes/*'],
};
