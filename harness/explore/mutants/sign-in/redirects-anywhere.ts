import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const redirectsAnywhere: Mutant = {
  name: 'redirects-anywhere',
  description: 'leads to whatever host the logon form names as its destination',
  sentence: 'A logon form whose destination is on another host leads nowhere.',
  clause: 'WIRE-OWA-10',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) =>
        context.error === 'BAD_DESTINATION'
          ? { status: 302, headers: [...head.headers, 'location', 'https://elsewhere.example/owa/'] }
          : head,
      );
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-foreign-destination/red', 'owa-destination-{elsewhere,prefix-host,suffix-host}'],
};
