import { type HttpProtocol, protocols, virtualDirectoryOf } from '../../protocols/protocol.ts';
import { decide } from '../../proxy/decide.ts';
import type { Decision } from '../../proxy/types.ts';
import {
  didYouMean,
  findAccount,
  type MailboxFacts,
  type Namespace,
  type Server,
  serverNamed,
  type Topology,
  virtualDirectoryPaths,
} from '../../topology/index.ts';
import { UsageError } from '../errors.ts';

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
}

/**
 * Explains a route without any network.
 * @throws UsageError for an unknown user, protocol or name, with the nearest right one; for a user without a mailbox;
 * for a protocol that is not routed yet
 */
export function explain(topology: Topology, user: string, protocol: string, connect?: string): Explanation {
  const known = httpProtocol(protocol);
  const mailbox = mailboxOf(topology, user);
  const namespace = namespaceOf(topology, connect);
  const entry = firstServer(topology, namespace);
  const frontDoor = entry.version === 2013;
  return {
    user,
    mailbox,
    protocol: known,
    connect: namespace.fqdn,
    entry: { servers: namespace.servers, site: entry.site, version: entry.version },
    decision: frontDoor
      ? decide(
          {
            protocol: known,
            frontEnd: { server: entry.name, site: entry.site },
            host: namespace.fqdn,
            url: known === 'owa' ? '/owa/' : virtualDirectoryPaths[virtualDirectoryOf[known]],
            secure: true,
            freshLogon: known === 'owa',
          },
          mailbox,
          topology,
          { isUp: () => true, revision: 0 },
        )
      : null,
  };
}

function httpProtocol(protocol: string): HttpProtocol {
  if (protocol in virtualDirectoryOf) return protocol as HttpProtocol;
  if ((protocols as readonly string[]).includes(protocol)) {
    throw new UsageError(
      `${protocol} is not routed yet; known: ${Object.keys(virtualDirectoryOf).join(', ')}`,
    );
  }
  throw new UsageError(
    `there is no protocol "${protocol}"${didYouMean(protocol, protocols)}; known: ${protocols.join(', ')}`,
  );
}

function mailboxOf(topology: Topology, user: string): MailboxFacts {
  const account = findAccount(topology, user);
  const names = topology.users.map(({ name }) => name);
  if (account === undefined) {
    throw new UsageError(`there is no user "${user}"${didYouMean(user, names)}; known: ${names.join(', ')}`);
  }
  if (account.mailbox === null) {
    const others = topology.users.filter(({ mailbox }) => mailbox !== undefined).map(({ name }) => name);
    throw new UsageError(
      `${user} has no mailbox, so nothing is routed; users with one: ${others.join(', ')}`,
    );
  }
  return account.mailbox;
}

/** The name typed, or the first one that leads to a CAS2013, or the first at all. */
function namespaceOf(topology: Topology, connect: string | undefined): Namespace {
  const names = topology.namespaces.map(({ fqdn }) => fqdn);
  const found =
    connect === undefined
      ? (topology.namespaces.find(
          ({ servers: [first] }) => first !== undefined && serverNamed(topology, first)?.version === 2013,
        ) ?? topology.namespaces[0])
      : topology.namespaces.find(({ fqdn }) => fqdn === connect.toLowerCase());
  if (found === undefined) {
    throw new UsageError(
      `there is no namespace "${connect}"${didYouMean(connect ?? '', names)}; known: ${names.join(', ')}`,
    );
  }
  return found;
}

function firstServer(topology: Topology, { fqdn, servers }: Namespace): Server {
  const server = servers.map((name) => serverNamed(topology, name)).find((it) => it !== undefined);
  if (server === undefined) throw new UsageError(`${fqdn} leads to no server`);
  return server;
}

/** The explanation as a support engineer reads it. */
export function explanationText({ user, mailbox, protocol, connect, entry, decision }: Explanation): string {
  const lines = [
    `${user}: ${mailbox.version} mailbox in ${mailbox.database} on ${mailbox.server}, ${mailbox.site}`,
    `${protocol} at ${connect} → ${entry.servers.join(' or ')} (Exchange ${entry.version}, ${entry.site})`,
  ];
  if (decision === null) {
    lines.push('decision: CAS2013 is not involved; the legacy Client Access server answers for itself');
    return lines.join('\n');
  }
  lines.push(`decision: ${decisionText(decision)}`);
  lines.push('because:');
  for (const { clause, text } of decision.reasons) lines.push(`  ${clause.padEnd(16)} ${text}`);
  if (decision.considered.length > 0) {
    lines.push('candidates:');
    for (const { server, excluded } of decision.considered) {
      const chosen = decision.kind === 'proxy' && decision.target.server === server;
      lines.push(`  ${server.padEnd(16)} ${excluded ?? (chosen ? 'chosen' : 'could be chosen')}`);
    }
  }
  return lines.join('\n');
}

function decisionText(decision: Decision): string {
  switch (decision.kind) {
    case 'proxy':
      return `proxy to ${decision.target.server}, ${decision.target.origin}`;
    case 'redirect':
      return `redirect (${decision.style}) to ${decision.to}, and on to ${decision.destination}`;
    case 'refuse':
      return `refuse with ${decision.status}: ${decision.why}`;
  }
}
