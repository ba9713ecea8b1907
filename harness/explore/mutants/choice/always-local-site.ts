import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const alwaysLocalSite: Mutant = {
  name: 'always-local-site',
  description: "looks for servers in the front end's site instead of the mailbox's",
  sentence: "The candidates are servers of the mailbox's own site.",
  clause: 'SEL-13',
  changes: decidingAbout(({ request, mailbox }) => ({
    mailbox: { ...mailbox, site: request.frontEnd.site },
  })),
  breaks: [
    '{owa-blue-proxied,owa-orange-region-redirect}',
    'owa-2007-beside-2010-in-site3',
    'owa-other-version-is-no-candidate',
    'owa-another-service-faces-the-internet',
    'owa-redirect-{keeps-deep-link,is-not-repeated,needs-no-target}/orange',
    'owa-no-forms-at-the-{front,target}/orange',
    'eas-{folder-sync,estimate,fetch,ping,longest-ping,base64-query}/{blue,orange}',
    'eas-{policy-key-never-given,malformed-wbxml}/blue',
    'eas-blue-beside-violet',
    'eas-site2-loses-its-external-url',
  ],
};
