import { mapHeaders, rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const namesTheFirstFrontEnd: Mutant = {
  name: 'names-the-first-front-end',
  description: 'says the name of the first front end on every one of them',
  sentence: 'A front end says its own name and not that of another one.',
  clause: 'WIRE-ANS-11',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) => ({
        ...head,
        headers: mapHeaders(head.headers, (name, value) =>
          name === 'x-feserver' ? value.replace(/\d$/, '1') : value,
        ),
      }));
      return handle(frontEnd, context);
    },
  },
  breaks: ['{owa,eas}-front-end-names-itself'],
};
