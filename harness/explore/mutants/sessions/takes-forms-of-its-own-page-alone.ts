import type { Mutant } from '../../mutant.ts';

export const takesFormsOfItsOwnPageAlone: Mutant = {
  name: 'takes-forms-of-its-own-page-alone',
  description: 'takes a form only from the logon page that it has shown itself',
  sentence: "The form of one front end's logon page may be posted to another.",
  clause: 'WIRE-SES-10',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { name, forms } = frontEnd;
      const logonPage: typeof forms.logonPage = (page, reason) =>
        forms
          .logonPage(page, reason)
          .replace('<fieldset>', `<input type="hidden" name="from" value="${name}">$&`);
      const read: typeof forms.read = (body) => {
        const from = new URLSearchParams(body).get('from');
        return from === null || from === name ? forms.read(body) : null;
      };
      return handle({ ...frontEnd, forms: { ...forms, logonPage, read } }, context);
    },
  },
  breaks: ['owa-page-of-another-front-end/*'],
};
