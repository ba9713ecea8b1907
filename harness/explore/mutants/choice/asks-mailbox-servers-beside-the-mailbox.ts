import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const asksMailboxServersBesideTheMailbox: Mutant = {
  name: 'asks-mailbox-servers-beside-the-mailbox',
  description: "sends a device of a 2007 mailbox to an MBX2013 of the mailbox's site, if that has one",
  sentence:
    'A device of a 2007 mailbox goes to an MBX2013 beside the front end, though there be one beside the mailbox.',
  clause: 'WIRE-SEL-13',
  changes: decidingAbout(({ request, mailbox, topology }) => {
    const isThere = topology.servers.some(({ site, version }) => site === mailbox.site && version === 2013);
    if (!isThere || mailbox.version !== 2007 || request.protocol !== 'eas') return {};
    return { request: { ...request, frontEnd: { ...request.frontEnd, site: mailbox.site } } };
  }),
  breaks: ['eas-2007-stays-with-local-mailbox-servers/violet'],
};
