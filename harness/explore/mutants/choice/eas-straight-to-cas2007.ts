import { proxyToClientAccess } from '../../../../proxy/routing/candidates.ts';
import type { Mutant } from '../../mutant.ts';

export const easStraightToCas2007: Mutant = {
  name: 'eas-straight-to-cas2007',
  description: 'proxies ActiveSync of a 2007 mailbox to a CAS2007 itself, past MBX2013',
  sentence: 'The way of a device to CAS2007 leads through an MBX2013 beside the front end.',
  clause: 'E15-EAS-PURPLE',
  changes: {
    decide: (decide) => (request, mailbox, topology, health) =>
      mailbox.version === 2007 && request.protocol === 'eas'
        ? proxyToClientAccess({ request, mailbox, topology, health }, 2007, mailbox.site, [])
        : decide(request, mailbox, topology, health),
  },
  breaks: [
    'eas-sync/purple',
    'eas-violet',
    'eas-violet-ping',
    'eas-never-451-violet',
    'eas-internal-url-{missing,missing-on-one,http,http-on-one}/*',
    'eas-internal-url-{of-another-name,names-legacy,names-mail}',
    'eas-second-hop-*',
    'eas-out-of-service-does-not-matter-to-others/purple',
  ],
};
