import { deriveGuid } from './derive.ts';
import { sameName } from './names.ts';
import { isClientAccess } from './roles.ts';
import type { Database, ExchangeVersion, Server, Topology, User, VirtualDirectory } from './schema.ts';
import type { VirtualDirectoryName } from './virtual-directories.ts';

/** Where a mailbox lives: what service discovery finds. */
export interface MailboxFacts {
  /** The persona: the user of the topology, without a case's alias suffix. */
  persona: string;
  mailboxGuid: string;
  database: string;
  version: ExchangeVersion;
  site: string;
  /** Name and FQDN of the Mailbox server with the active copy. */
  server: string;
  serverFqdn: string;
}

/** An account as the directory knows it. `mailbox` is null for an account without one. */
export interface Account {
  /** sAMAccountName as asked for, alias suffix included. */
  name: string;
  displayName: string;
  userPrincipalName: string;
  mailbox: MailboxFacts | null;
}

export function serverNamed(topology: Topology, name: string): Server | undefined {
  return topology.servers.find((server) => sameName(server.name, name));
}

/** Whether the implementation under test plays the server of that name (TOP-5). */
export function isUnderTest({ implementationUnderTest }: Topology, name: string): boolean {
  return implementationUnderTest.some((server) => sameName(server, name));
}

/** Every Client Access server of a version band in a site, in topology order. */
export function clientAccessServers(topology: Topology, version: ExchangeVersion, site: string): Server[] {
  return topology.servers.filter((server) => isClientAccess(server, version) && sameName(server.site, site));
}

/** TOP-4: a site is Internet-facing for a service when a CAS virtual directory in it has ExternalUrl populated. */
export function isInternetFacing(topology: Topology, site: string, service: VirtualDirectoryName): boolean {
  return topology.servers.some(
    (server) => sameName(server.site, site) && server.virtualDirectories[service]?.externalUrl !== undefined,
  );
}

/** The servers of `candidates` whose virtual directory has an ExternalUrl, with that directory. */
export function withExternalUrl(
  candidates: readonly Server[],
  service: VirtualDirectoryName,
): { server: Server; directory: VirtualDirectory & { externalUrl: string } }[] {
  return candidates.flatMap((server) => {
    const directory = server.virtualDirectories[service];
    return directory?.externalUrl === undefined
      ? []
      : [{ server, directory: { ...directory, externalUrl: directory.externalUrl } }];
  });
}

function databaseNamed(topology: Topology, name: string): Database | undefined {
  return topology.databases.find((database) => database.name === name);
}

const aliasPattern = /^(?<persona>[a-z][a-z0-9]*)-(?<suffix>[a-z0-9]{4})$/;

/**
 * Resolves a sAMAccountName, an alias of one (`purple-k3f9`), `DOMAIN\name` or a userPrincipalName. An alias has a
 * mailbox of its own (its GUID follows from the alias) in the same database as its persona's, and a userPrincipalName
 * with its suffix.
 */
export function findAccount(topology: Topology, login: string): Account | undefined {
  const name = accountName(topology, login);
  if (name === undefined) return undefined;
  const exact = topology.users.find((user) => user.name.toLowerCase() === name);
  const user = exact ?? personaOf(topology, name);
  if (user === undefined) return undefined;
  return {
    name: exact?.name ?? name,
    displayName: user.displayName,
    userPrincipalName: exact?.userPrincipalName ?? `${name}@${suffixOf(user)}`,
    mailbox: mailboxFacts(topology, user, exact === undefined ? name : undefined),
  };
}

/** The user whose alias a name in lower case is. */
function personaOf(topology: Topology, name: string): User | undefined {
  const persona = aliasPattern.exec(name)?.groups?.persona;
  return topology.users.find((user) => user.name.toLowerCase() === persona);
}

/** What follows the @ of a user's userPrincipalName. */
const suffixOf = ({ userPrincipalName }: User) => userPrincipalName.replace(/^.*@/, '');

/** The password of an account or of an alias's persona. */
export function passwordOf(topology: Topology, account: Account): string | undefined {
  const persona = aliasPattern.exec(account.name)?.groups?.persona ?? account.name;
  return topology.users.find((user) => user.name === account.name || user.name.toLowerCase() === persona)
    ?.password;
}

function accountName(topology: Topology, login: string): string | undefined {
  const lower = login.trim().toLowerCase();
  const [domain, afterDomain] = lower.includes('\\') ? lower.split('\\', 2) : [undefined, lower];
  if (
    domain !== undefined &&
    !sameName(domain, topology.domain.netBios) &&
    !sameName(domain, topology.domain.dns)
  ) {
    return undefined;
  }
  if (afterDomain === undefined || afterDomain === '') return undefined;
  if (!afterDomain.includes('@')) return afterDomain;
  const byPrincipal = topology.users.find((user) => user.userPrincipalName.toLowerCase() === afterDomain);
  if (byPrincipal !== undefined) return byPrincipal.name.toLowerCase();
  const [local = '', suffix = ''] = afterDomain.split('@', 2);
  const persona = personaOf(topology, local);
  const isOfAlias = persona !== undefined && sameName(suffix, suffixOf(persona));
  return isOfAlias || sameName(suffix, topology.domain.dns) ? local : undefined;
}

function mailboxFacts(topology: Topology, user: User, alias: string | undefined): MailboxFacts | null {
  if (user.mailbox === undefined) return null;
  const database = databaseNamed(topology, user.mailbox.database);
  const server = database && serverNamed(topology, database.server);
  if (database === undefined || server === undefined) return null;
  return {
    persona: user.name,
    mailboxGuid:
      alias === undefined ? user.mailbox.exchangeGuid : deriveGuid(`${user.mailbox.exchangeGuid}/${alias}`),
    database: database.name,
    version: server.version,
    site: server.site,
    server: server.name,
    serverFqdn: server.fqdn,
  };
}
