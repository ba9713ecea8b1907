import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const challengesBesideForms: Mutant = {
  name: 'challenges-beside-forms',
  description: 'offers Basic with its redirect to the logon page, whereupon some clients never show the page',
  sentence: 'Where forms are on, a browser is asked by the logon page alone.',
  clause: 'WIRE-OWA-26',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      rewriteHead(context.response, (head) =>
        head.status === 302 && context.url.startsWith('/owa/')
          ? { ...head, status: 401, headers: [...head.headers, 'www-authenticate', 'Basic realm="OWA"'] }
          : head,
      );
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-forms-before-basic'],
};
