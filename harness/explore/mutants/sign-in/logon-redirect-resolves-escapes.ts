import type { Mutant } from '../../mutant.ts';

export const logonRedirectResolvesEscapes: Mutant = {
  name: 'logon-redirect-resolves-escapes',
  description: 'resolves the percent-escapes of the page that was asked for before it leads back to it',
  sentence: 'The escapes of the page that was asked for survive signing in.',
  clause: 'WIRE-OWA-12',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPageUrl: (url, reason) => forms.logonPageUrl(decodeURIComponent(url), reason),
    }),
  },
  breaks: [
    'owa-deep-link-survives/*',
    'owa-deep-link-below/*',
    'owa-redirect-keeps-{every-parameter,path}/*',
  ],
};
