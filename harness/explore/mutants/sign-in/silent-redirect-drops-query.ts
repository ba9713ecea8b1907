import type { Mutant } from '../../mutant.ts';

export const silentRedirectDropsQuery: Mutant = {
  name: 'silent-redirect-drops-query',
  description: "moves only the path of the page that was asked for into the target's namespace",
  sentence: 'The query of the page that was asked for survives a silent redirect.',
  clause: 'WIRE-OWA-14',
  changes: {
    forms: (forms) => ({
      ...forms,
      silentRedirectPage: (action, form) =>
        forms.silentRedirectPage(action, {
          ...form,
          destination: form.destination.split('?', 1)[0] ?? form.destination,
        }),
    }),
  },
  breaks: ['owa-redirect-keeps-{deep-link,every-parameter,path}/*', 'owa-redirect-after-wrong-password/*'],
};
