import type { Mutant } from '../../mutant.ts';

export const logonRedirectEscapesTwice: Mutant = {
  name: 'logon-redirect-escapes-twice',
  description: 'encodes the page that was asked for twice in the url parameter',
  sentence: 'The url of the logon page is encoded once.',
  clause: 'WIRE-OWA-12',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPageUrl: (url, reason) => forms.logonPageUrl(encodeURI(url), reason),
    }),
  },
  breaks: [
    'owa-deep-link-survives/*',
    'owa-deep-link-below/*',
    'owa-redirect-keeps-{every-parameter,path}/*',
  ],
};
