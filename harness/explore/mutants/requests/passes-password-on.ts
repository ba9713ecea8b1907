import { headerOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const passesPasswordOn: Mutant = {
  name: 'passes-password-on',
  description: 'passes the Authorization header on to the back end',
  sentence: 'The password stays at the front end.',
  clause: 'E15-OWA-7',
  changes: {
    requestHeaders: (requestHeaders) => (request, marks) => {
      const authorization = headerOf(request, 'authorization');
      return [
        ...requestHeaders(request, marks),
        ...(authorization === undefined ? [] : ['authorization', authorization]),
      ];
    },
  },
  breaks: [
    'owa-{no-forms-proxied,authorization-stays}/*',
    'eas-target-sees-its-own-name/*',
    'eas-second-hop-goes-to-the-proxy-path/*',
  ],
};
