import { fbaPaths } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const logonRedirectLeavesUrlBare: Mutant = {
  name: 'logon-redirect-leaves-url-bare',
  description: 'writes the page that was asked for into the url parameter as it is',
  sentence:
    'The url of the logon page is encoded, so that the page that was asked for keeps all of its parameters.',
  clause: 'WIRE-OWA-1',
  changes: {
    forms: (forms) => ({
      ...forms,
      logonPageUrl: (url, reason) => `${fbaPaths.logonPage}?url=${url}&reason=${reason}`,
    }),
  },
  breaks: ['owa-deep-link-survives/*', 'owa-logon-redirect/red'],
};
