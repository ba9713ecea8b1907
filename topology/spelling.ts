import { nameAmong } from './names.ts';
import type { TopologySource } from './schema.ts';

/**
 * The same organisation with every reference to a server or a site spelt as where that is declared, so that whoever reads
 * it later need not think of case. What refers to nothing stays as it is. Pure.
 */
export function withOneSpelling(source: TopologySource): TopologySource {
  const serverNames = Object.keys(source.servers);
  const server = (name: string) => nameAmong(serverNames, name) ?? name;
  const site = (name: string) => nameAmong(source.sites, name) ?? name;
  const servers = (names: readonly string[]) => names.map(server);
  return {
    ...source,
    servers: mapValues(source.servers, (it) => ({ ...it, site: site(it.site) })),
    namespaces: mapValues(source.namespaces, (it) => ({ ...it, servers: servers(it.servers) })),
    databases: mapValues(source.databases, (it) => ({
      ...it,
      server: server(it.server),
      ...(it.servers && { servers: servers(it.servers) }),
    })),
    ...(source.databaseAvailabilityGroups && {
      databaseAvailabilityGroups: mapValues(source.databaseAvailabilityGroups, (it) => ({
        ...it,
        servers: servers(it.servers),
      })),
    }),
    ...(source.offlineAddressBooks && {
      offlineAddressBooks: mapValues(source.offlineAddressBooks, (it) => ({
        ...it,
        virtualDirectories: servers(it.virtualDirectories),
      })),
    }),
    ...(source.clientAccessArrays && {
      clientAccessArrays: mapValues(source.clientAccessArrays, (it) => ({
        ...it,
        site: site(it.site),
        members: servers(it.members),
      })),
    }),
    ...(source.implementationUnderTest && {
      implementationUnderTest: servers(source.implementationUnderTest),
    }),
  };
}

function mapValues<T>(record: Record<string, T>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
