import type { Topology } from '../../topology/index.ts';

/**
 * The names by which clients and servers call each host: its own FQDN first, then every namespace and RPC Client Access
 * array that leads to it. The directory's is under `directory`.
 */
export function certificateNames(topology: Topology): Map<string, string[]> {
  const names = new Map([['directory', [topology.directory.fqdn]]]);
  for (const server of topology.servers) names.set(server.name, [server.fqdn]);
  for (const { fqdn, servers } of topology.namespaces) {
    for (const server of servers) names.get(server)?.push(fqdn);
  }
  for (const { fqdn, members } of topology.clientAccessArrays) {
    for (const member of members) names.get(member)?.push(fqdn);
  }
  return new Map([...names].map(([server, list]) => [server, [...new Set(list)]]));
}
