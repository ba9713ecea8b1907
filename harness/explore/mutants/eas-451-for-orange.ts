import { refuse } from '../../../proxy/routing/candidates.ts';
import { isInternetFacing } from '../../../topology/index.ts';
import { decidingElse } from '../altered.ts';
import type { Mutant } from '../mutant.ts';

export const eas451ForOrange: Mutant = {
  name: 'eas-451-for-orange',
  description: 'answers 451 to devices whose mailbox is in another Internet-facing site',
  sentence: 'Every device is proxied, and none is told to go elsewhere.',
  clause: 'E15-EAS-1',
  changes: decidingElse(({ request, mailbox, topology }) =>
    request.protocol === 'eas' &&
    mailbox.site !== request.frontEnd.site &&
    isInternetFacing(topology, mailbox.site, 'activeSync')
      ? refuse(451, `devices belong to ${mailbox.site}`, [])
      : null,
  ),
  breaks: ['eas-never-451/orange', 'eas-options/orange', 'eas-site3-gets-an-external-url/*'],
};
