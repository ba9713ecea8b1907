import type { VirtualDirectory } from '../../../../topology/index.ts';
import { decidingAbout, withOwa } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const redirectsBlue: Mutant = {
  name: 'redirects-blue',
  description: 'redirects to a site that is not Internet-facing, by the InternalUrl there',
  sentence: 'A 2010 site without an ExternalUrl is proxied to.',
  clause: 'TOP-4',
  changes: decidingAbout(({ mailbox: { version, site }, topology }) => ({
    topology: withOwa(
      topology,
      (server) => version === 2010 && server.version === version && server.site === site,
      publishInternalUrl,
    ),
  })),
  breaks: [
    'owa-{blue-proxied,another-service-faces-the-internet,2007-beside-2010-in-site3}',
    'owa-{target-answers-503,mailbox-server-stopped,no-integrated-authentication}/blue',
  ],
};

const publishInternalUrl = (owa: VirtualDirectory): VirtualDirectory => ({
  ...(owa.internalUrl !== undefined && { externalUrl: owa.internalUrl }),
  ...owa,
});
