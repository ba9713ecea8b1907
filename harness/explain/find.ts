import { didYouMean, UsageError } from '../../input/index.ts';
import { type HttpProtocol, protocols } from '../../protocols/registry.ts';
import { routedProtocols } from '../../proxy/routing/decide.ts';
import { findAccount, type MailboxFacts, type Topology } from '../../topology/index.ts';
import { type Vantage, whomAt } from './whom.ts';

/** @throws UsageError for a protocol that does not exist, and for one that has no rules yet */
export function routedProtocol(name: string): HttpProtocol {
  const wanted = name.toLowerCase();
  const found = routedProtocols.find((protocol) => protocol === wanted);
  if (found !== undefined) return found;
  const routed = `routed so far: ${routedProtocols.join(', ')}`;
  if (protocols.some((protocol) => protocol === wanted)) {
    throw new UsageError(`${wanted} is not routed yet; ${routed}`);
  }
  throw new UsageError(`there is no protocol "${name}"${didYouMean(name, protocols)}; ${routed}`);
}

/** @throws UsageError for an unknown user, and for one without a mailbox */
export function mailboxOf(topology: Topology, user: string): MailboxFacts {
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

/** A name that a client may connect to, and where it can be resolved. */
export interface Entry {
  name: string;
  vantage: Vantage;
  leadsTo2013: boolean;
}

/**
 * The name typed: a namespace or the FQDN of a Client Access server. Without one, the first namespace that leads to a
 * CAS2013, or the first at all. @throws UsageError with the nearest name
 */
export function entryOf(topology: Topology, name: string | undefined): Entry {
  const entries = entriesOf(topology);
  const found =
    name === undefined
      ? (entries.find(({ leadsTo2013 }) => leadsTo2013) ?? entries[0])
      : entries.find((entry) => entry.name === name.toLowerCase());
  if (found !== undefined) return found;
  const names = entries.map((entry) => entry.name);
  const namespaces = topology.namespaces.map(({ fqdn }) => fqdn);
  throw new UsageError(
    `there is no Client Access server at "${name ?? 'any name'}"${didYouMean(name ?? '', names)}; ` +
      `known: ${namespaces.join(', ')}, or a Client Access server's own FQDN`,
  );
}

function entriesOf(topology: Topology): Entry[] {
  return [...topology.namespaces, ...topology.servers].flatMap(({ fqdn }) => {
    const name = fqdn.toLowerCase();
    const url = new URL(`https://${name}/`);
    const whom = whomAt(topology, 'corporate network', url);
    if (whom.kind === 'nobody') return [];
    const vantage = whomAt(topology, 'internet', url).kind === 'nobody' ? 'corporate network' : 'internet';
    return [{ name, vantage, leadsTo2013: whom.sites.some(({ part }) => part === 'front end') }];
  });
}
