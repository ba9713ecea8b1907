import { type Endpoint, type NameMap, nameKey } from '../../net/name-map.ts';
import { listenersOf, serverNamed, type Topology } from '../../topology/index.ts';

/** A server's socket, by the name that the server has in the topology (or `directory`). */
export interface ServerPort {
  server: string;
  nominalPort: number;
  endpoint: Endpoint;
}

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

/** Changes a map in place, for those who read it at each connection. */
export function replaceNames(names: NameMap, changed: NameMap): void {
  for (const name of Object.keys(names)) delete names[name];
  Object.assign(names, changed);
}

/** A load-balanced name leads to its servers' ports for clients, never to a back end's. */
function namespaceNames(topology: Topology, ports: readonly ServerPort[]): NameMap {
  const names: NameMap = {};
  for (const { fqdn, servers } of topology.namespaces) {
    for (const name of servers) {
      const clientPorts = clientPortsOf(topology, name);
      for (const { server, nominalPort, endpoint } of ports) {
        if (server !== name || !clientPorts.includes(nominalPort)) continue;
        const key = nameKey(fqdn, nominalPort);
        names[key] = [...(names[key] ?? []), endpoint];
      }
    }
  }
  return names;
}

function clientPortsOf(topology: Topology, name: string): number[] {
  const server = serverNamed(topology, name);
  return server === undefined
    ? []
    : listenersOf(server)
        .filter(({ role }) => role === 'client-access')
        .map(({ nominalPort }) => nominalPort);
}
