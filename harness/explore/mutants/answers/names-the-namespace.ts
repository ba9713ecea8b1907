import { mapHeaders, rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const namesTheNamespace: Mutant = {
  name: 'names-the-namespace',
  description: 'says the name that the client used for its own',
  sentence: "X-FEServer is a server's name.",
  clause: 'WIRE-ANS-11',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) => ({
        ...head,
        headers: mapHeaders(head.headers, (name, value) => (name === 'x-feserver' ? context.host : value)),
      }));
      return handle(frontEnd, context);
    },
  },
  breaks: ['{owa,eas}-front-end-names-itself'],
};
