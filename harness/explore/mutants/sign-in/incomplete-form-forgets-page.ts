import type { Mutant } from '../../mutant.ts';

export const incompleteFormForgetsPage: Mutant = {
  name: 'incomplete-form-forgets-page',
  description: 'leads from a form without a password to a logon page that knows the inbox alone',
  sentence: 'The page of a form without a password is kept.',
  clause: 'WIRE-OWA-40',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { forms } = frontEnd;
      let complete = true;
      const read: typeof forms.read = (body) => {
        const form = forms.read(body);
        complete = form !== null;
        return form;
      };
      const destination: typeof forms.destination = (wanted, host) =>
        forms.destination(complete ? wanted : '/owa/', host);
      return handle({ ...frontEnd, forms: { ...forms, read, destination } }, context);
    },
  },
  breaks: ['owa-form-without-password'],
};
