import { decidingAbout, withServers } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const asksMailboxServersOfAnySite: Mutant = {
  name: 'asks-mailbox-servers-of-any-site',
  description: 'sends a device of a 2007 mailbox to an MBX2013 of whatever site',
  sentence: "A device of a 2007 mailbox goes to an MBX2013 of the front end's own site.",
  clause: 'WIRE-SEL-13',
  changes: decidingAbout(({ request, mailbox, topology }) =>
    mailbox.version !== 2007 || request.protocol !== 'eas'
      ? {}
      : {
          topology: withServers(topology, (server) =>
            server.version === 2013 ? { ...server, site: request.frontEnd.site } : server,
          ),
        },
  ),
  breaks: ['eas-2007-stays-with-local-mailbox-servers/*'],
};
