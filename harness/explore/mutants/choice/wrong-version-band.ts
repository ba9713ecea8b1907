import { decidingAbout, withServers } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const wrongVersionBand: Mutant = {
  name: 'wrong-version-band',
  description: 'takes a CAS2007 for a 2010 mailbox',
  sentence: "The candidates are servers of the mailbox's own version.",
  clause: 'SEL-13',
  changes: decidingAbout(({ mailbox, topology }) =>
    mailbox.version !== 2010
      ? {}
      : {
          topology: withServers(topology, (server) =>
            server.version === 2013 || !server.serverRole.includes('ClientAccess')
              ? server
              : { ...server, version: server.version === 2007 ? 2010 : 2007 },
          ),
        },
  ),
  breaks: ['owa-name-leads-to-two-versions', 'owa-red-proxied', 'owa-2007-beside-2010-in-site3'],
};
