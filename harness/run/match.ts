import { type Server, serverNamed, type Topology } from '../../topology/index.ts';

/** The hop at which the client itself went elsewhere. */
export const client = 'client';

/** `cas2010`, `mbx2007` … ; a server with both roles has two. */
function rolesOf(server: Server): string[] {
  return server.serverRole.map((role) => `${role === 'ClientAccess' ? 'cas' : 'mbx'}${server.version}`);
}

/** Whether a server is what a hop asks for: `role@Site`, or the server's own name. Case does not matter. */
export function fitsHop(topology: Topology, hop: string, serverName: string): boolean {
  if (hop.toLowerCase() === serverName.toLowerCase()) return true;
  const [role, site] = hop.toLowerCase().split('@');
  const server = serverNamed(topology, serverName);
  if (server === undefined || site === undefined || role === undefined) return false;
  return server.site.toLowerCase() === site && rolesOf(server).includes(role);
}

/** Whether a path of server names goes exactly through the hops expected. */
export function fitsPath(topology: Topology, hops: readonly string[], path: readonly string[]): boolean {
  return hops.length === path.length && hops.every((hop, index) => fitsHop(topology, hop, path[index] ?? ''));
}

/** Every server that a hop may stand for; none for `client`. */
export function serversFor(topology: Topology, hop: string): string[] {
  return topology.servers.filter(({ name }) => fitsHop(topology, hop, name)).map(({ name }) => name);
}

/** Every server that a host name may lead to: those of a namespace, or the one with that FQDN. */
export function serversOfHost(topology: Topology, host: string): string[] {
  const lower = host.toLowerCase();
  const namespace = topology.namespaces.find(({ fqdn }) => fqdn.toLowerCase() === lower);
  if (namespace !== undefined) return namespace.servers;
  return topology.servers.filter(({ fqdn }) => fqdn.toLowerCase() === lower).map(({ name }) => name);
}

/** `cas2010-1@Site1`: a server as results show it. */
export function placed(topology: Topology, serverName: string): string {
  const server = serverNamed(topology, serverName);
  return server === undefined ? serverName : `${server.name}@${server.site}`;
}
