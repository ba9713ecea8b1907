import type { Server, Topology } from '../../topology/index.ts';

/** The part of a hop that names no server: the client, between a redirect and what follows it. */
export const clientHop = 'client';

/** The servers that `role@Site` or a server name stands for, by name; empty when there is none. */
export function serversOfHop(topology: Topology, hop: string): string[] {
  return topology.servers
    .filter((server) => server.name === hop || rolesAtSite(server).includes(hop))
    .map((server) => server.name);
}

/** Everything that a hop may say in a topology: `cas2010@Site1` …, then the server names. */
export function knownHops(topology: Topology): string[] {
  return [
    ...new Set([...topology.servers.flatMap(rolesAtSite), ...topology.servers.map((server) => server.name)]),
  ];
}

/** The servers that a namespace leads to; undefined for a name that is none. */
export function serversBehind(topology: Topology, host: string): string[] | undefined {
  return topology.namespaces.find((namespace) => namespace.fqdn === host.toLowerCase())?.servers;
}

function rolesAtSite({ serverRole, version, site }: Server): string[] {
  return serverRole.map((role) => `${role === 'ClientAccess' ? 'cas' : 'mbx'}${version}@${site}`);
}
