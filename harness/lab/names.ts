import { type Endpoint, type NameMap, nameKey } from '../../net/name-map.ts';
import type { Topology } from '../../topology/index.ts';

/** A server's socket, by the name that the server has in the topology (or `directory`). */
export interface ServerPort {
  server: string;
  nominalPort: number;
  endpoint: Endpoint;
}

/** What a load-balanced name leads to on its servers: client protocols, never a back end's port. */
const clientPorts: readonly number[] = [443];

/**
 * What the corporate network resolves: every server and the directory by FQDN, every namespace to the client ports of all
 * its servers. RPC Client Access arrays resolve to no HTTPS port: they carry RPC over TCP only (wire.md §1).
 */
export function corporateNames(topology: Topology, ports: readonly ServerPort[]): NameMap {
  const names = namespaceNames(topology, ports);
  const fqdns = new Map(topology.servers.map(({ name, fqdn }) => [name, fqdn]));
  fqdns.set('directory', topology.directory.fqdn);
  for (const { server, nominalPort, endpoint } of ports) {
    const fqdn = fqdns.get(server);
    if (fqdn !== undefined) names[nameKey(fqdn, nominalPort)] = [endpoint];
  }
  return names;
}

/** What the Internet resolves: the published namespaces, and nothing else (TOP-3). */
export function internetNames(topology: Topology, ports: readonly ServerPort[]): NameMap {
  const namespaces = topology.namespaces.filter(({ internet }) => internet);
  return namespaceNames({ ...topology, namespaces }, ports);
}

function namespaceNames({ namespaces }: Topology, ports: readonly ServerPort[]): NameMap {
  const names: NameMap = {};
  for (const { fqdn, servers } of namespaces) {
    for (const port of clientPorts) {
      const endpoints = servers.flatMap((name) =>
        ports
          .filter(({ server, nominalPort }) => server === name && nominalPort === port)
          .map(({ endpoint }) => endpoint),
      );
      if (endpoints.length > 0) names[nameKey(fqdn, port)] = endpoints;
    }
  }
  return names;
}
