import type { Mutant } from '../../mutant.ts';

export const logonPageRepeatsItsReason: Mutant = {
  name: 'logon-page-repeats-its-reason',
  description: 'writes the reason of the URL into the logon page as it is',
  sentence: 'What a URL says does not become markup of the logon page.',
  clause: 'WIRE-OWA-41',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { forms } = frontEnd;
      const said = new URLSearchParams(context.url.split('?')[1]).get('reason');
      const logonPage: typeof forms.logonPage = (page, reason) =>
        forms.logonPage(page, reason).replace('<form', () => `<!-- ${said} --><form data-reason="${said}"`);
      return handle({ ...frontEnd, forms: { ...forms, logonPage } }, context);
    },
  },
  breaks: ['owa-logon-page-escapes'],
};
