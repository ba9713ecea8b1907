import { clientAccessServers, type MailboxFacts, type Topology } from '../../../topology/index.ts';

/** A CAS2007 that MBX2013 looked at for a 2007 mailbox's ActiveSync; `excluded` says why it cannot be taken. */
export interface EasTarget {
  server: string;
  internalUrl: string | null;
  excluded: string | null;
}

/**
 * The second hop of E15-EAS-PURPLE: the InternalUrl of the ActiveSync virtual directory of each CAS2007 in the
 * mailbox's site, whatever host that names. Without TLS the identity that MBX2013 vouches for is not sent (own choice).
 */
export function easTargets(topology: Topology, { site }: MailboxFacts): EasTarget[] {
  return clientAccessServers(topology, 2007, site).map(({ name, virtualDirectories: { activeSync } }) => {
    const internalUrl = activeSync?.internalUrl ?? null;
    return { server: name, internalUrl, excluded: obstacle(activeSync !== undefined, internalUrl) };
  });
}

function obstacle(hasDirectory: boolean, internalUrl: string | null): string | null {
  if (!hasDirectory) return 'has no ActiveSync virtual directory';
  if (internalUrl === null) return 'its ActiveSync InternalUrl is empty';
  return internalUrl.startsWith('https:') ? null : `its ActiveSync InternalUrl is not https: ${internalUrl}`;
}
