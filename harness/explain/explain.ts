import { type HttpProtocol, registry } from '../../protocols/registry.ts';
import { decide, routedProtocols } from '../../proxy/routing/decide.ts';
import type { Decision, Reason } from '../../proxy/types.ts';
import {
  type MailboxFacts,
  type Server,
  type Topology,
  virtualDirectoryPaths,
} from '../../topology/index.ts';
import { entryOf, mailboxOf, routedProtocol } from './find.ts';
import { arriveAt, type Onward, onwardAfter } from './onward.ts';

/** What would become of a user's request, and why; data, so that it can be printed as text or JSON. */
export interface Explanation {
  user: string;
  mailbox: MailboxFacts;
  protocol: HttpProtocol;
  connect: string;
  /** The servers that the name leads to. */
  entry: { servers: string[]; site: string; version: number };
  /** What CAS2013 decides; null when the name does not lead to a CAS2013. */
  decision: Decision | null;
  /** Why CAS2013 is not involved; empty when it is. */
  notInvolved: Reason[];
  /** What the servers behind it do then, as far as the lab's own servers follow the article. */
  onward: Onward[];
  /** The whole way: at each stop the servers that it may be, `client` where the client goes elsewhere itself. */
  path: string[][];
}

/**
 * Explains a route without any network, as if every server were up and, for OWA, the user had just signed in.
 * @param connect a namespace or the FQDN of a Client Access server; default: the first name that leads to a CAS2013
 * @throws UsageError for an unknown user, protocol or name, with the nearest right one; for a user without a mailbox;
 * for a protocol that is not routed yet
 */
export function explain(topology: Topology, user: string, protocol: string, connect?: string): Explanation {
  const known = routedProtocol(protocol);
  const mailbox = mailboxOf(topology, user);
  const { name, servers, first } = entryOf(topology, connect);
  const decision = first.version === 2013 ? decideAt(topology, mailbox, known, name, first) : null;
  const journey = { topology, mailbox, protocol: known };
  const onward = decision === null ? arriveAt(journey, servers, null) : onwardAfter(journey, decision);
  const names = servers.map((server) => server.name);
  return {
    user,
    mailbox,
    protocol: known,
    connect: name,
    entry: { servers: names, site: first.site, version: first.version },
    decision,
    notInvolved: decision === null ? whyNotInvolved(topology, mailbox, known, name, first) : [],
    onward,
    path: [
      ...(decision === null ? [] : [names]),
      ...(decision?.kind === 'redirect' ? [['client']] : []),
      ...onward.map((stop) => stop.servers),
    ],
  };
}

/** The same for every protocol that is routed. @throws UsageError */
export function explainAll(topology: Topology, user: string, connect?: string): Explanation[] {
  return routedProtocols.map((protocol) => explain(topology, user, protocol, connect));
}

function decideAt(
  topology: Topology,
  mailbox: MailboxFacts,
  protocol: HttpProtocol,
  host: string,
  { name: server, site }: Server,
): Decision {
  const url = `${virtualDirectoryPaths[registry[protocol].virtualDirectory]}${protocol === 'owa' ? '/' : ''}`;
  const frontEnd = { server, site };
  const request = { protocol, frontEnd, host, url, secure: true, freshLogon: protocol === 'owa' };
  return decide(request, mailbox, topology, { isUp: () => true, revision: 0 });
}

function whyNotInvolved(
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
    const mixed = topology.servers.some((server) => server.site === site && server.version === 2007);
    return [{ clause: mixed ? 'TOP-1' : 'TOP-2', text: 'there is no Exchange 2013 in this organisation' }];
  }
  const orange = protocol === 'owa' ? 'E15-OWA-ORANGE-1' : 'E15-EAS-ORANGE-1';
  const isOrange = mailbox.version === 2010 && mailbox.site === site;
  return [
    { clause: 'TOP-5', text: `${name} still leads to CAS${version} of ${site}` },
    ...(isOrange && !frontEnds.some((server) => server.site === site)
      ? [{ clause: orange, text: `the Internet-facing site ${site} serves its own users under its own name` }]
      : []),
  ];
}
