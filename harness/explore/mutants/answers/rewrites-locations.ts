import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const rewritesLocations: Mutant = {
  name: 'rewrites-locations',
  description: 'writes Location anew, in lower case and without escapes that need not be',
  sentence: "Location of a back end's answer passes on as it is.",
  clause: 'WIRE-ANS-5',
  changes: {
    forward: (forward) => (forwarded) => {
      rewriteHead(forwarded.response, ({ status, headers }) => ({
        status,
        headers: headers.map((text, index) =>
          headers[index - 1]?.toLowerCase() === 'location' ? decodeURIComponent(text).toLowerCase() : text,
        ),
      }));
      return forward(forwarded);
    },
  },
  breaks: ['owa-target-redirects/*'],
};
