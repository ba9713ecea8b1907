import { decidingAbout, withServers } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const excludesMultiRole: Mutant = {
  name: 'excludes-multi-role',
  description: 'takes only servers for Client Access servers that have no other role',
  sentence: 'A server of 2010 with both roles is a candidate.',
  clause: 'WIRE-SEL-9',
  changes: decidingAbout(({ topology }) => ({
    topology: withServers(topology, (server) =>
      server.version === 2010 && server.serverRole.length > 1
        ? { ...server, serverRole: ['Mailbox'] }
        : server,
    ),
  })),
  breaks: ['multi-role-{owa,eas}-proxied-to-2010', 'eas-multi-role-shares-with-others'],
};
