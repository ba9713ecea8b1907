import { refuse } from '../../../../proxy/routing/candidates.ts';
import { isInternetFacing } from '../../../../topology/index.ts';
import type { Mutant } from '../../mutant.ts';

export const eas451ForOrange: Mutant = {
  name: 'eas-451-for-orange',
  description: 'answers 451 to devices whose mailbox is in another Internet-facing site',
  sentence: 'Every device is proxied, and none is told to go elsewhere.',
  clause: 'E15-EAS-1',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) =>
      request.protocol === 'eas' &&
      mailbox.site !== request.frontEnd.site &&
      isInternetFacing(topology, mailbox.site, 'activeSync')
        ? refuse(451, `devices belong to ${mailbox.site}`, [])
        : decide(request, mailbox, topology, health),
  },
  breaks: ['eas-never-451/orange', 'eas-options/orange', 'eas-site3-gets-an-external-url/*'],
};
