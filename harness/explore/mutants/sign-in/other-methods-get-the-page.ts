import type { Mutant } from '../../mutant.ts';

export const otherMethodsGetThePage: Mutant = {
  name: 'other-methods-get-the-page',
  description: 'leads every method but POST to the logon page',
  sentence: 'Without a session every method but GET and HEAD is answered 440.',
  clause: 'WIRE-OWA-49',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      if (/^(PUT|DELETE|PROPFIND)$/.test(context.method)) context.method = 'GET';
      return handle(frontEnd, context);
    },
  },
  breaks: ['owa-other-methods-without-session'],
};
