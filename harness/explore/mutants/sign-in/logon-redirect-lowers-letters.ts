import type { Mutant } from '../../mutant.ts';

export const logonRedirectLowersLetters: Mutant = {
  name: 'logon-redirect-lowers-letters',
  description: 'compares paths without letter case, and leads back to the lowered one',
  sentence: 'The page that was asked for survives signing in in its own letters.',
  clause: 'WIRE-OWA-12',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPageUrl: (url, reason) => forms.logonPageUrl(url.toLowerCase(), reason),
    }),
  },
  breaks: [
    'owa-deep-link-survives/*',
    'owa-deep-link-below/*',
    'owa-deep-link-survives-expiry',
    'owa-redirect-keeps-{every-parameter,path}/*',
  ],
};
