import type { Mutant } from '../../mutant.ts';

export const logonPageLeadsToInbox: Mutant = {
  name: 'logon-page-leads-to-inbox',
  description: 'shows a logon page whose form leads to the inbox, whatever its url says',
  sentence: 'The form of the logon page leads to the page that its url names.',
  clause: 'WIRE-OWA-12',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPage: (page, reason) => forms.logonPage(new URL('/owa/', page).href, reason),
    }),
  },
  breaks: [
    'owa-deep-link-survives/*',
    'owa-deep-link-below/*',
    'owa-deep-link-typed-by-hand/*',
    'owa-redirect-keeps-{every-parameter,path}/*',
  ],
};
