import type { Mutant } from '../../mutant.ts';

export const silentRedirectLosesTheBackslash: Mutant = {
  name: 'silent-redirect-loses-the-backslash',
  description: 'takes the backslash of DOMAIN\\user for an escape when it writes the login into the page',
  sentence: 'The silent redirect submits the same credentials, the login as it was typed.',
  clause: 'WIRE-OWA-17',
  changes: {
    forms: (forms) => ({
      ...forms,
      silentRedirectPage: (action, form) =>
        forms.silentRedirectPage(action, { ...form, username: form.username.replace('\\', '') }),
    }),
  },
  breaks: ['owa-redirect-posts-the-form/*'],
};
