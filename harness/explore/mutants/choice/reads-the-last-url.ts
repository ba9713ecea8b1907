import { decidingAbout, withOwa } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const readsTheLastUrl: Mutant = {
  name: 'reads-the-last-url',
  description: 'looks for an ExternalUrl at the last server of a site alone',
  sentence: 'One server with an ExternalUrl is enough, be it the first or the last.',
  clause: 'TOP-4',
  changes: decidingAbout(({ mailbox, topology }) => {
    const last = topology.servers
      .filter(({ site, version }) => site === mailbox.site && version === mailbox.version)
      .filter(({ virtualDirectories }) => virtualDirectories.owa !== undefined)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .at(-1);
    return {
      topology: withOwa(
        topology,
        ({ name, site, version }) =>
          site === mailbox.site && version === mailbox.version && name !== last?.name,
        ({ externalUrl: _, ...rest }) => rest,
      ),
    };
  }),
  breaks: ['owa-one-url-of-the-site/*'],
};
