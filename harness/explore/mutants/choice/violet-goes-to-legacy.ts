import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const violetGoesToLegacy: Mutant = {
  name: 'violet-goes-to-legacy',
  description: 'redirects every 2007 mailbox to the 2007 servers of its own site',
  sentence: 'A 2007 mailbox is redirected to the servers of its own site where they have an ExternalUrl.',
  clause: 'TOP-4',
  changes: decidingAbout(({ request, mailbox }) =>
    mailbox.version === 2007 && request.protocol === 'owa'
      ? { mailbox: { ...mailbox, site: request.frontEnd.site } }
      : {},
  ),
  breaks: ['owa-violet-has-a-name-of-its-own'],
};
