import type { Mutant } from '../../mutant.ts';

export const logonPageDoesNotEscape: Mutant = {
  name: 'logon-page-does-not-escape',
  description:
    'writes the destination into the logon page as it is, so that a browser reads `&lt;` in it as `<`',
  sentence: 'The destination is escaped in the logon page, so that it leaves the form as it was.',
  clause: 'WIRE-OWA-12',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPage: (page, reason) => forms.logonPage(page, reason).replaceAll('&amp;', '&'),
    }),
  },
  breaks: [
    'owa-deep-link-survives/*',
    'owa-deep-link-survives-expiry',
    'owa-redirect-keeps-every-parameter/*',
  ],
};
