import type { Mutant } from '../../mutant.ts';

export const silentRedirectLeadsToInbox: Mutant = {
  name: 'silent-redirect-leads-to-inbox',
  description: 'sends redirected users to the inbox of the target, whatever page they asked for',
  sentence: 'The page that was asked for survives a silent redirect.',
  clause: 'WIRE-OWA-14',
  changes: {
    forms: (forms) => ({
      ...forms,
      silentRedirectPage: (action, form) =>
        forms.silentRedirectPage(action, { ...form, destination: new URL('/owa/', form.destination).href }),
    }),
  },
  breaks: ['owa-redirect-keeps-{deep-link,every-parameter,path}/*', 'owa-redirect-after-wrong-password/*'],
};
