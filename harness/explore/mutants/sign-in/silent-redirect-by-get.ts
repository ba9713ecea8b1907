import type { Mutant } from '../../mutant.ts';

export const silentRedirectByGet: Mutant = {
  name: 'silent-redirect-by-get',
  description: 'submits the silent redirect by GET, so that the password stands in the URL',
  sentence: 'The silent redirect posts its form.',
  clause: 'WIRE-OWA-17',
  changes: {
    forms: (forms) => ({
      ...forms,
      silentRedirectPage: (action, form) =>
        forms.silentRedirectPage(action, form).replace('method="post"', 'method="get"'),
    }),
  },
  breaks: ['owa-redirect-posts-the-form/*'],
};
