import { refuse } from '../../../../proxy/routing/candidates.ts';
import type { Mutant } from '../../mutant.ts';

export const activeCopiesOfItsOwnSite: Mutant = {
  name: 'active-copies-of-its-own-site',
  description: 'asks for a 2013 mailbox only servers of its own site',
  sentence: 'The MBX2013 with the active copy serves the mailbox, in whatever site it is.',
  clause: 'E15-OWA-GREEN',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) =>
      mailbox.version === 2013 && mailbox.site !== request.frontEnd.site
        ? refuse(503, 'the active copy is in another site', [])
        : decide(request, mailbox, topology, health),
  },
  breaks: ['{owa,eas}-active-copy-in-another-site'],
};
