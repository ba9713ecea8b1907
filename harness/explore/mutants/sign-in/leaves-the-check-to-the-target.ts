import type { Mutant } from '../../mutant.ts';

export const leavesTheCheckToTheTarget: Mutant = {
  name: 'leaves-the-check-to-the-target',
  description:
    'hands the destination of a redirected user to the target as it came, for the target will check it',
  sentence: 'A redirected user is redirected to his own namespace, whatever destination the form names.',
  clause: 'WIRE-OWA-10',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { forms } = frontEnd;
      let posted = '';
      const destination: typeof forms.destination = (wanted, host) => {
        posted = wanted;
        return forms.destination(wanted, host) ?? forms.destination('/owa/', host);
      };
      const silentRedirectPage: typeof forms.silentRedirectPage = (action, form) =>
        forms.silentRedirectPage(action, { ...form, destination: posted });
      return handle({ ...frontEnd, forms: { ...forms, destination, silentRedirectPage } }, context);
    },
  },
  breaks: ['owa-redirected-users-stay-in-the-organization/*'],
};
