import type { Mutant } from '../../mutant.ts';

export const silentRedirectTakesDestinationAsItIs: Mutant = {
  name: 'silent-redirect-takes-destination-as-it-is',
  description: 'hands the destination of the form to the target as it came',
  sentence: 'The silent redirect moves the page that was asked for into the namespace of the target.',
  clause: 'WIRE-OWA-14',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { forms } = frontEnd;
      let posted = '';
      const read = (body: string) => {
        const form = forms.read(body);
        posted = form?.destination ?? '';
        return form;
      };
      const silentRedirectPage: typeof forms.silentRedirectPage = (action, form) =>
        forms.silentRedirectPage(action, { ...form, destination: posted });
      return handle({ ...frontEnd, forms: { ...forms, read, silentRedirectPage } }, context);
    },
  },
  breaks: ['owa-redirect-keeps-{deep-link,every-parameter,path}/*'],
};
