import { type Server, serverNamed, type Topology } from '../../topology/index.ts';

/**
 * A hop of a path: `role@Site` (any server of that role there), a server's own name, or `client`. As everything that
 * names servers and sites, hops are compared without case.
 */

/** The part of a path that names no server: the client itself went elsewhere, as after a redirect. */
export const clientHop = 'client';

/** The lab's name of the directory: a server that is asked, and no hop of any path. */
export const directoryServer = 'directory';

/** Whether a server is what a hop asks for. */
export function fitsHop(topology: Topology, hop: string, serverName: string): boolean {
  const wanted = hop.toLowerCase();
  if (wanted === serverName.toLowerCase()) return true;
  const server = serverNamed(topology, serverName);
  return server !== undefined && rolesAtSite(server).some((role) => role.toLowerCase() === wanted);
}

/** Whether a path of server names goes exactly through the hops expected. */
export function fitsPath(topology: Topology, hops: readonly string[], path: readonly string[]): boolean {
  return hops.length === path.length && hops.every((hop, index) => fitsHop(topology, hop, path[index] ?? ''));
}

/** The servers that a hop may stand for, by name; empty when there is none, as for `client`. */
export function serversOfHop(topology: Topology, hop: string): string[] {
  return topology.servers.filter(({ name }) => fitsHop(topology, hop, name)).map(({ name }) => name);
}

/** Everything that a hop may say in a topology: `cas2010@Site1` …, then the server names. */
export function knownHops(topology: Topology): string[] {
  return [
    ...new Set([...topology.servers.flatMap(rolesAtSite), ...topology.servers.map(({ name }) => name)]),
  ];
}

/** The servers that a namespace leads to; undefined for a name that is none. */
export function serversBehind(topology: Topology, host: string): string[] | undefined {
  const name = host.toLowerCase();
  return topology.namespaces.find(({ fqdn }) => fqdn.toLowerCase() === name)?.servers;
}

/** Every server that a host name may lead to: those of a namespace, or the one with that FQDN. */
export function serversOfHost(topology: Topology, host: string): string[] {
  const name = host.toLowerCase();
  return (
    serversBehind(topology, host) ??
    topology.servers.filter(({ fqdn }) => fqdn.toLowerCase() === name).map((server) => server.name)
  );
}

/** `cas2010-1@Site1`: a server as results show it. */
export function placed(topology: Topology, serverName: string): string {
  const server = serverNamed(topology, serverName);
  return server === undefined ? serverName : `${server.name}@${server.site}`;
}

/** `cas2010@Site1`, `mbx2010@Site1`: a server with both roles has two. */
function rolesAtSite({ serverRole, version, site }: Server): string[] {
  return serverRole.map((role) => `${role === 'ClientAccess' ? 'cas' : 'mbx'}${version}@${site}`);
}
