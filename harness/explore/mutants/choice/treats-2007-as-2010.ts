import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const treats2007As2010: Mutant = {
  name: 'treats-2007-as-2010',
  description: 'routes a 2007 mailbox by the rules of 2010',
  sentence: 'A 2007 mailbox in OWA is redirected, never proxied.',
  clause: 'E15-OWA-PURPLE',
  changes: decidingAbout(({ mailbox }) =>
    mailbox.version === 2007 ? { mailbox: { ...mailbox, version: 2010 } } : {},
  ),
  breaks: [
    'owa-purple-legacy-redirect',
    'owa-violet-legacy-redirect',
    'owa-legacy-namespace-has-another-name',
  ],
};
