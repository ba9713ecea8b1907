import { rewriteHead, withoutHeaders } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const challengesInTheNameOfTargets: Mutant = {
  name: 'challenges-in-the-name-of-targets',
  description: 'asks for its own Basic credentials where the back end answered 401',
  sentence: 'The challenge is that of the back end.',
  clause: 'WIRE-FWD-13',
  changes: {
    forward: (forward) => (forwarded) => {
      rewriteHead(forwarded.response, ({ status, headers }) => ({
        status,
        headers:
          status === 401
            ? [
                ...withoutHeaders(headers, (name) => name === 'www-authenticate'),
                'www-authenticate',
                'Basic realm="mail"',
              ]
            : headers,
      }));
      return forward(forwarded);
    },
  },
  breaks: ['{owa,eas}-target-asks-who-it-is/*'],
};
