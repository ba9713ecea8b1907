import { decidingAbout, withServers } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const ownServerIsNoCandidate: Mutant = {
  name: 'own-server-is-no-candidate',
  description: 'leaves its own server out of the choice, so as not to ask itself',
  sentence: 'A front end proxies to the back end of its own server, too.',
  clause: 'WIRE-SEL-15',
  changes: decidingAbout(({ request, topology }) => ({
    topology: withServers(topology, (server) =>
      server.name === request.frontEnd.server ? { ...server, serverRole: ['ClientAccess'] } : server,
    ),
  })),
  breaks: ['multi-role-{owa,eas}-{own-back-end,back-end-answers-503}'],
};
