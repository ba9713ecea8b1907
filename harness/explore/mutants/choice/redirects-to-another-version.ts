import { decidingAbout, withOwa } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const redirectsToAnotherVersion: Mutant = {
  name: 'redirects-to-another-version',
  description: 'redirects a 2010 mailbox to the ExternalUrl that servers of 2007 have in its site',
  sentence: 'The ExternalUrl of servers of another version leads nowhere.',
  clause: 'WIRE-SEL-18',
  changes: decidingAbout(({ mailbox, topology }) => {
    const url = topology.servers.find(
      ({ site, version, virtualDirectories }) =>
        site === mailbox.site && version === 2007 && virtualDirectories.owa?.externalUrl !== undefined,
    )?.virtualDirectories.owa?.externalUrl;
    if (mailbox.version !== 2010 || url === undefined) return {};
    return {
      topology: withOwa(
        topology,
        ({ site, version }) => site === mailbox.site && version === 2010,
        (owa) => ({ externalUrl: url, ...owa }),
      ),
    };
  }),
  breaks: ['owa-external-url-of-another-version'],
};
