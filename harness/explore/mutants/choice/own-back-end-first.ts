import { isMailbox, serverNamed } from '../../../../topology/index.ts';
import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const ownBackEndFirst: Mutant = {
  name: 'own-back-end-first',
  description: 'hands a 2013 mailbox to the back end of its own server, when that has a copy',
  sentence:
    'A 2013 mailbox is served where the active copy is, even if the front end has a passive one at hand.',
  clause: 'E15-OWA-GREEN',
  changes: decidingAbout(({ request, mailbox, topology }) => {
    const { name, servers = [] } = topology.databases.find((it) => it.name === mailbox.database) ?? {};
    const own = serverNamed(topology, request.frontEnd.server);
    const isAtHand = name !== undefined && own !== undefined && isMailbox(own) && servers.includes(own.name);
    return isAtHand ? { mailbox: { ...mailbox, server: own.name } } : {};
  }),
  breaks: ['multi-role-{owa,eas}-active-copy-elsewhere'],
};
