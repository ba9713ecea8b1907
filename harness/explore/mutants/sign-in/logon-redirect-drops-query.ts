import type { Mutant } from '../../mutant.ts';

export const logonRedirectDropsQuery: Mutant = {
  name: 'logon-redirect-drops-query',
  description: 'knows the way back to the path that was asked for, without its query',
  sentence: 'The query of the page that was asked for survives signing in.',
  clause: 'WIRE-OWA-12',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPageUrl: (url, reason) => forms.logonPageUrl(url.split('?', 1)[0] ?? url, reason),
    }),
  },
  breaks: [
    'owa-deep-link-survives/*',
    'owa-deep-link-survives-expiry',
    'owa-redirect-keeps-every-parameter/*',
  ],
};
