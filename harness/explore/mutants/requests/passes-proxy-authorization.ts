import { headerOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const passesProxyAuthorization: Mutant = {
  name: 'passes-proxy-authorization',
  description: 'passes on what a client tells its nearest proxy',
  sentence: 'Credentials for the nearest proxy go no further.',
  clause: 'WIRE-REQ-5',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) => {
      const given = headerOf(request, 'proxy-authorization');
      const list = requestHeaders(request, marks);
      return given === undefined ? list : [...list, 'proxy-authorization', given];
    },
  },
  breaks: ['owa-hop-by-hop-headers-stay/*'],
};
