import {
  isClientAccess,
  isMailbox,
  nominalPorts,
  type Server,
  sameName,
  serverNamed,
  type Topology,
} from '../../topology/index.ts';

/**
 * A hop of a path: `role@Site` (any server of that role there), a server's own name, or `client`. As everything that
 * names servers and sites, hops are compared without case.
 */

/** The part of a path that names no server: the client itself went elsewhere, as after a redirect. */
export const clientHop = 'client';

/** The lab's name of the directory: a server that is asked, and no hop of any path. */
export const directoryServer = 'directory';

/** A hop as a path has it, and what else may ask for it. */
interface ServerHop {
  name: string;
  /** `cas2010@Site1`, `mbx2010@Site1`. */
  roles: string[];
}

/**
 * Whether something in a path is what a hop asks for. A server's name asks for any hop of it.
 * @param shown as paths show it: a server's name, `ex2013:444`, `client`
 */
export function fitsHop(topology: Topology, hop: string, shown: string): boolean {
  const wanted = hop.toLowerCase();
  if (wanted === shown.toLowerCase()) return true;
  const found = hopNamed(topology, shown);
  return found !== undefined && asksFor(wanted, found.server, [found.hop]);
}

/** The servers that a hop may stand for, by name; empty when there is none, as for `client`. */
export function serversOfHop(topology: Topology, hop: string): string[] {
  const wanted = hop.toLowerCase();
  return topology.servers.filter((server) => asksFor(wanted, server, hopsOf(server))).map(({ name }) => name);
}

/** The same, and the directory under its name. */
export function serversNamed(topology: Topology, hop: string): string[] {
  return hop === directoryServer ? [hop] : serversOfHop(topology, hop);
}

/** Whether a hop stands for front ends of Exchange 2013 alone, so that no mock plays what it names. */
export function isFrontEnd(topology: Topology, hop: string): boolean {
  const wanted = hop.toLowerCase();
  const named = topology.servers.flatMap((server) =>
    hopsOf(server).filter((one) => asksFor(wanted, server, [one])),
  );
  return named.length > 0 && named.every(({ roles }) => roles.every((role) => role.startsWith('cas2013@')));
}

/** Everything that a hop may say in a topology: `cas2010@Site1` …, then the server names and `ex2013:444`. */
export function knownHops(topology: Topology): string[] {
  const hops = topology.servers.flatMap(hopsOf);
  return [...new Set([...hops.flatMap(({ roles }) => roles), ...hops.map(({ name }) => name)])];
}

/**
 * What a path names when something reached a server that does not play its front end under test: the server, and of an
 * Exchange 2013 server with both roles its back end, `ex2013:444`.
 */
export function hopBehind(topology: Topology, serverName: string): string {
  const server = serverNamed(topology, serverName);
  return (server === undefined ? undefined : hopsOf(server).at(-1)?.name) ?? serverName;
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

/**
 * What a client might as well have reached in a server's place: `cas2013@Site1` where every server of a namespace with
 * several has that role, or else the server's own name.
 */
export function hopOfPool(topology: Topology, serverName: string): string {
  const pool = topology.namespaces.find(
    ({ servers }) => servers.length > 1 && servers.some((name) => sameName(name, serverName)),
  );
  const frontEnds = (pool?.servers ?? []).flatMap((name) => {
    const server = serverNamed(topology, name);
    return server === undefined ? [] : hopsOf(server).slice(0, 1);
  });
  const roles = frontEnds[0]?.roles ?? [];
  return roles.find((role) => frontEnds.every((hop) => hop.roles.includes(role))) ?? serverName;
}

/** `cas2010-1@Site1`: a server, or a hop of one, as results show it. */
export function placed(topology: Topology, shown: string): string {
  const found = hopNamed(topology, shown);
  return found === undefined ? shown : `${found.hop.name}@${found.server.site}`;
}

function hopNamed(topology: Topology, shown: string): { server: Server; hop: ServerHop } | undefined {
  const name = shown.toLowerCase();
  for (const server of topology.servers) {
    const hop = hopsOf(server).find((one) => one.name.toLowerCase() === name);
    if (hop !== undefined) return { server, hop };
  }
  return undefined;
}

function asksFor(wanted: string, server: Server, hops: readonly ServerHop[]): boolean {
  if (wanted === server.name.toLowerCase()) return true;
  return hops.some(({ name, roles }) => [name, ...roles].some((known) => known.toLowerCase() === wanted));
}

/**
 * Front end and back end of an Exchange 2013 server are two web sites, and a request passes through both. Servers of
 * 2010 and 2007 have one web site, whatever their roles.
 */
function hopsOf(server: Server): ServerHop[] {
  const { name, serverRole, version, site } = server;
  const roles = serverRole.map((role) => `${role === 'ClientAccess' ? 'cas' : 'mbx'}${version}@${site}`);
  if (!isClientAccess(server, 2013) || !isMailbox(server)) return [{ name, roles }];
  return [
    { name, roles: [`cas2013@${site}`] },
    { name: `${name}:${nominalPorts.backEndHttps}`, roles: [`mbx2013@${site}`] },
  ];
}
