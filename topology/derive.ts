import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { defined } from '../input/defined.ts';
import { type MailProtocol, registry } from '../protocols/registry.ts';
import { isClientAccess } from './roles.ts';
import type {
  ExchangeVersion,
  MailSettings,
  Server,
  Topology,
  TopologySource,
  topologySchema,
  VirtualDirectory,
} from './schema.ts';
import { type VirtualDirectoryName, virtualDirectoryPaths } from './virtual-directories.ts';

type ServerSource = z.infer<typeof topologySchema>['servers'][string];

/** Fills in everything that follows from what the source says. Pure. */
export function derive(source: TopologySource): Topology {
  const named = <T extends object>(record: Record<string, T> | undefined) =>
    Object.entries(record ?? {}).map(([name, value]) => ({ name, ...value }));
  const servers = Object.entries(source.servers).map(([name, server]) => deriveServer(name, server));
  return {
    organization: source.organization,
    domain: source.domain,
    directory: source.directory,
    sites: source.sites,
    namespaces: Object.entries(source.namespaces).map(([fqdn, it]) => ({
      fqdn,
      servers: it.servers,
      internet: it.internet ?? true,
    })),
    servers,
    databaseAvailabilityGroups: named(source.databaseAvailabilityGroups),
    databases: named(source.databases).map((database) => ({
      ...defined(database),
      servers: database.servers ?? [database.server],
    })),
    offlineAddressBooks: named(source.offlineAddressBooks),
    clientAccessArrays: Object.entries(source.clientAccessArrays ?? {}).map(([fqdn, it]) => ({
      fqdn,
      ...it,
    })),
    implementationUnderTest:
      source.implementationUnderTest ??
      servers.filter((server) => isClientAccess(server, 2013)).map(({ name }) => name),
    users: Object.entries(source.users).map(([name, user]) => ({
      name,
      displayName: user.displayName ?? `${name.charAt(0).toUpperCase()}${name.slice(1)} User`,
      userPrincipalName: user.userPrincipalName ?? `${name}@${source.domain.dns}`,
      password: user.password,
      ...(user.mailbox && {
        mailbox: {
          database: user.mailbox.database,
          exchangeGuid: user.mailbox.exchangeGuid ?? deriveGuid(`${source.domain.dns}/${name}`),
        },
      }),
    })),
  };
}

/** A GUID that is the same for the same name on every machine (RFC 9562 layout, version 8). */
export function deriveGuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const versionOfMajor: Record<string, ExchangeVersion> = { 8: 2007, 14: 2010, 15: 2013 };

function deriveServer(name: string, source: ServerSource): Server {
  const version = versionOfMajor[/^Version (\d+)\./.exec(source.adminDisplayVersion)?.[1] ?? ''] ?? 2013;
  const { virtualDirectories, pop3, imap4, isOutOfService, ...rest } = source;
  const directories = Object.entries(virtualDirectories ?? {}) as [
    VirtualDirectoryName,
    Partial<VirtualDirectory>,
  ][];
  return {
    ...defined(rest),
    name,
    version,
    isOutOfService: isOutOfService ?? false,
    virtualDirectories: Object.fromEntries(
      directories.map(([directory, it]) => [directory, deriveDirectory(source.fqdn, directory, it)]),
    ),
    ...(pop3 && { pop3: deriveMail(source.fqdn, 'pop3', pop3) }),
    ...(imap4 && { imap4: deriveMail(source.fqdn, 'imap4', imap4) }),
  };
}

function deriveDirectory(
  fqdn: string,
  name: VirtualDirectoryName,
  source: Partial<VirtualDirectory>,
): VirtualDirectory {
  const { internalUrl = `https://${fqdn}${virtualDirectoryPaths[name]}`, ...rest } = defined(source);
  return {
    ...(internalUrl !== '' && { internalUrl }),
    basicAuthentication: true,
    windowsAuthentication: true,
    formsAuthentication: name === 'owa' || name === 'ecp',
    crossSiteRedirectType: 'Manual',
    legacyRedirectType: 'Silent',
    ...rest,
  };
}

function deriveMail(
  fqdn: string,
  protocol: MailProtocol,
  source: { [K in keyof MailSettings]?: MailSettings[K] | undefined },
): MailSettings {
  const { tls, starttls } = registry[protocol].ports;
  return {
    loginType: 'SecureLogin',
    internalConnectionSettings: [`${fqdn}:${tls}:SSL`, `${fqdn}:${starttls}:TLS`],
    serviceStopped: false,
    ...defined(source),
  };
}
