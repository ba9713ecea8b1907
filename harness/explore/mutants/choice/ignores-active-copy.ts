import { decidingAbout } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

export const ignoresActiveCopy: Mutant = {
  name: 'ignores-active-copy',
  description: 'takes the member of the DAG that has only a passive copy',
  sentence: 'A 2013 mailbox is served by the MBX2013 with the active copy.',
  clause: 'E15-OWA-GREEN',
  changes: decidingAbout(({ mailbox, topology }) => {
    const copies = topology.databases.find(({ name }) => name === mailbox.database)?.servers ?? [];
    const passive = copies.find((name) => name !== mailbox.server) ?? mailbox.server;
    return { mailbox: { ...mailbox, server: passive } };
  }),
  breaks: ['{owa-green-proxied,owa-green-fail-over,eas-green-fail-over}', 'eas-{sync,ping}/green'],
};
