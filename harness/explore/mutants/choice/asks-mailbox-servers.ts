import { preferring } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const asksMailboxServers: Mutant = {
  name: 'asks-mailbox-servers',
  description: 'asks the server with the mailbox, of whatever version and role that is',
  sentence: 'A Mailbox server without the Client Access role is no candidate.',
  clause: 'WIRE-SEL-10',
  changes: preferring((candidates, { version, server, serverFqdn: fqdn }) =>
    version === 2010 ? { server, fqdn, port: 443, origin: `https://${fqdn}` } : candidates[0],
  ),
  breaks: ['eas-mailbox-server-is-no-candidate/*'],
};
