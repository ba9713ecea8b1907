import { rewriteHead } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';

export const incompleteFormIsABadRequest: Mutant = {
  name: 'incomplete-form-is-a-bad-request',
  description: 'answers a form without name or password 400',
  sentence: 'A form without name or password is answered like a wrong password.',
  clause: 'WIRE-OWA-40',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { forms } = frontEnd;
      let incomplete = false;
      const read: typeof forms.read = (body) => {
        const form = forms.read(body);
        incomplete = form === null;
        return form;
      };
      rewriteHead(context.response, (head) => (incomplete ? { ...head, status: 400 } : head));
      return handle({ ...frontEnd, forms: { ...forms, read } }, context);
    },
  },
  breaks: ['owa-form-without-password'],
};
