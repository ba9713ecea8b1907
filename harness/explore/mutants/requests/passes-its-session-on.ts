import { headerOf, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const passesItsSessionOn: Mutant = {
  name: 'passes-its-session-on',
  description: "passes the front end's session cookies on to back ends",
  sentence: 'The session of the front end stays there.',
  clause: 'WIRE-REQ-4',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) => {
      const cookie = headerOf(request, 'cookie');
      const list = withoutHeaders(requestHeaders(request, marks), (name) => name === 'cookie');
      return cookie === undefined ? list : [...list, 'cookie', cookie];
    },
  },
  breaks: ['owa-cookies-pass/*'],
};
