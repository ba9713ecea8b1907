import { fbaPaths } from '../../../../protocols/owa/fba.ts';
import type { Mutant } from '../../mutant.ts';

export const logonPageNeedsAUrl: Mutant = {
  name: 'logon-page-needs-a-url',
  description: 'shows a logon page without a way on when it was opened without a url',
  sentence: 'A logon page without a url leads to the mailbox.',
  clause: 'WIRE-OWA-36',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { forms } = frontEnd;
      const bare = context.url === fbaPaths.logonPage;
      const logonPage: typeof forms.logonPage = (page, reason) =>
        forms.logonPage(bare ? new URL(fbaPaths.logonPage, page).href : page, reason);
      return handle({ ...frontEnd, forms: { ...forms, logonPage } }, context);
    },
  },
  breaks: ['owa-logon-page-without-url'],
};
