import { clientAccessServers, type MailboxFacts, type Topology } from '../../../topology/index.ts';

/** A CAS2007 that another one looked at for OWA of a mailbox in its site; `excluded` says why it cannot be taken. */
export interface OwaTarget {
  server: string;
  internalUrl: string | null;
  excluded: string | null;
}

/** Where CAS2007 proxies OWA across sites (E15-OWA-VIOLET): the InternalUrl of a CAS2007 in the mailbox's site. */
export function owaTargets(topology: Topology, { site }: MailboxFacts): OwaTarget[] {
  return clientAccessServers(topology, 2007, site).map(({ name, virtualDirectories: { owa } }) => ({
    server: name,
    internalUrl: owa?.internalUrl ?? null,
    excluded: owa?.internalUrl === undefined ? 'its OWA InternalUrl is empty' : null,
  }));
}
