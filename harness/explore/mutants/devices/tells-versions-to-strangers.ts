import { answer } from '../../../../proxy/http/request-context.ts';
import type { Mutant } from '../../mutant.ts';

export const tellsVersionsToStrangers: Mutant = {
  name: 'tells-versions-to-strangers',
  description: 'answers OPTIONS without credentials',
  sentence: 'A device that has not signed in is asked for its credentials, whatever it wants to know.',
  clause: 'WIRE-EAS-11',
  changes: {
    handle: (handle) => async (frontEnd, context) => {
      const { method, request, url } = context;
      const asks = method === 'OPTIONS' && /^\/microsoft-server-activesync/i.test(url);
      if (!asks || request.headers.authorization !== undefined) return handle(frontEnd, context);
      answer(context, {
        status: 200,
        headers: { 'ms-asprotocolversions': '2.0,2.1,2.5,12.0,12.1,14.0,14.1', allow: 'OPTIONS,POST' },
        body: '',
      });
    },
  },
  breaks: ['eas-asks-for-basic/*'],
};
