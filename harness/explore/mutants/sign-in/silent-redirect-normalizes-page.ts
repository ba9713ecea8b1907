import type { Mutant } from '../../mutant.ts';

export const silentRedirectNormalizesPage: Mutant = {
  name: 'silent-redirect-normalizes-page',
  description:
    'writes the page that was asked for as it would write it itself when it moves it: escapes in capital letters',
  sentence: 'Escapes in the page that was asked for survive a silent redirect in their own letters.',
  clause: 'WIRE-OWA-14',
  changes: {
    forms: (forms) => ({
      ...forms,
      silentRedirectPage: (action, form) =>
        forms.silentRedirectPage(action, {
          ...form,
          destination: form.destination.replaceAll(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase()),
        }),
    }),
  },
  breaks: ['owa-redirect-keeps-{every-parameter,path}/*'],
};
