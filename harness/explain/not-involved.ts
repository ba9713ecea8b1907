import { type HttpProtocol, registry } from '../../protocols/registry.ts';
import type { Reason } from '../../proxy/types.ts';
import { type MailboxFacts, type Server, sameName, type Topology } from '../../topology/index.ts';

/** Why a name does not lead to CAS2013 (TOP-1, TOP-2, TOP-5), and what that means for the user. Pure. */
export function whyNotInvolved(
  topology: Topology,
  mailbox: MailboxFacts,
  protocol: HttpProtocol,
  name: string,
  { version, site }: Server,
): Reason[] {
  const frontEnds = topology.servers.filter(
    (server) => server.version === 2013 && server.serverRole.includes('ClientAccess'),
  );
  if (frontEnds.length === 0) {
    const mixed = topology.servers.some((server) => sameName(server.site, site) && server.version === 2007);
    return [{ clause: mixed ? 'TOP-1' : 'TOP-2', text: 'there is no Exchange 2013 in this organisation' }];
  }
  const orange = `${registry[protocol].clauseGroups[0]}-ORANGE-1`;
  const isOrange = mailbox.version === 2010 && sameName(mailbox.site, site);
  return [
    { clause: 'TOP-5', text: `${name} still leads to CAS${version} of ${site}` },
    ...(isOrange && !frontEnds.some((server) => sameName(server.site, site))
      ? [{ clause: orange, text: `the Internet-facing site ${site} serves its own users under its own name` }]
      : []),
  ];
}
