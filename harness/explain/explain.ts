import { type HttpProtocol, registry } from '../../protocols/registry.ts';
import { routedProtocols } from '../../proxy/routing/decide.ts';
import type { Decision, Reason } from '../../proxy/types.ts';
import { type MailboxFacts, type Topology, virtualDirectoryPaths } from '../../topology/index.ts';
import { arrive } from './arrive.ts';
import { entryOf, mailboxOf, routedProtocol } from './find.ts';
import { whyNotInvolved } from './not-involved.ts';
import type { End, Stop, Walk } from './walk.ts';
import type { Vantage } from './whom.ts';

/** What would become of a user's request, and why; data, so that it can be printed as text or JSON. */
export interface Explanation {
  user: string;
  mailbox: MailboxFacts;
  protocol: HttpProtocol;
  connect: string;
  /** Where the client is: a name that the Internet does not resolve is asked for on the corporate network. */
  vantage: Vantage;
  /** The servers that the name leads to, as far as they do the same. */
  entry: { servers: string[]; site: string; version: number };
  /** What CAS2013 decides; null when the name does not lead to a CAS2013, or it lets nobody in. */
  decision: Decision | null;
  /** Why CAS2013 is not involved; empty when it is. */
  notInvolved: Reason[];
  /** What the servers behind it do then, as far as the lab's own servers follow the article. */
  onward: Stop[];
  /** The whole way: at each stop the servers that it may be, `client` where the client goes elsewhere itself. */
  path: string[][];
  end: End;
}

/**
 * Explains a route without any network, as if every server were up and, for OWA, the user signed in. One explanation per
 * kind of server that the request may reach: members of a name that do the same are one.
 * @param connect a namespace or the FQDN of a Client Access server; default: the first name that leads to a CAS2013
 * @throws UsageError for an unknown user, protocol or name, with the nearest right one; for a user without a mailbox;
 * for a protocol that is not routed yet
 */
export function explain(topology: Topology, user: string, protocol: string, connect?: string): Explanation[] {
  const known = routedProtocol(protocol);
  const mailbox = mailboxOf(topology, user);
  const { name, vantage } = entryOf(topology, connect);
  const walks = arrive(
    { topology, mailbox, protocol: known, vantage },
    {
      url: new URL(`https://${name}${virtualDirectoryPaths[registry[known].virtualDirectory]}`),
      method: registry[known].opensWith,
      credentials: 'password',
      destination: null,
      sender: null,
      led: [],
    },
  );
  return walks.map((walk) =>
    explanationOf(topology, { user, mailbox, protocol: known, connect: name, vantage }, walk),
  );
}

/** The same for every protocol that is routed. @throws UsageError */
export function explainAll(topology: Topology, user: string, connect?: string): Explanation[] {
  return routedProtocols.flatMap((protocol) => explain(topology, user, protocol, connect));
}

function explanationOf(
  topology: Topology,
  asked: Pick<Explanation, 'user' | 'mailbox' | 'protocol' | 'connect' | 'vantage'>,
  { stops, path, end }: Walk,
): Explanation {
  const [first, ...others] = stops;
  const servers = first?.servers ?? [];
  const server = topology.servers.find(({ name }) => name === servers[0]);
  const { site = '', version = 2013 } = server ?? {};
  const decision = first?.decision ?? null;
  const isInvolved = server?.version === 2013;
  return {
    ...asked,
    entry: { servers, site, version },
    decision,
    notInvolved:
      isInvolved || server === undefined
        ? []
        : whyNotInvolved(topology, asked.mailbox, asked.protocol, asked.connect, server),
    onward: decision === null ? stops : others,
    path,
    end,
  };
}
