import { nominalPortsOf } from '../../mocks/index.ts';
import type { Endpoint, NameMap } from '../../net/name-map.ts';
import { nominalPorts, type Topology } from '../../topology/index.ts';
import { frontEndPortsOf, isPlayedByImplementation } from '../implementations/under-test.ts';
import { corporateNames, type ServerPort } from './names.ts';

/** 127.44.0.0/16: loopback, so that nothing leaves the machine, and rarely anybody else's. */
const network = '127.44';

/**
 * An address of its own for the directory and every server, the same for the same topology on every machine: there each
 * of them has its real ports (443, 444 …).
 */
export function standardAddresses(topology: Topology): Map<string, string> {
  const names = ['directory', ...topology.servers.map(({ name }) => name)];
  return new Map(
    names.map((name, index) => [name, `${network}.${Math.floor(index / 254)}.${(index % 254) + 1}`]),
  );
}

/** Where a server listens for a nominal port. @throws Error for a server that the topology does not have */
export function standardEndpoint(topology: Topology): (server: string, nominalPort: number) => Endpoint {
  const addresses = standardAddresses(topology);
  return (server, port) => {
    const address = addresses.get(server);
    if (address === undefined) throw new Error(`the topology has no server "${server}"`);
    return { address, port };
  };
}

/** What every name leads to when all servers are at their standard addresses. */
export function standardNames(topology: Topology): NameMap {
  const endpoint = standardEndpoint(topology);
  const ports: ServerPort[] = topology.servers.flatMap((server) =>
    [
      ...(isPlayedByImplementation(topology, server.name) ? frontEndPortsOf(server) : []),
      ...nominalPortsOf(server),
    ].map((nominalPort) => ({
      server: server.name,
      nominalPort,
      endpoint: endpoint(server.name, nominalPort),
    })),
  );
  const { https } = nominalPorts;
  ports.push({ server: 'directory', nominalPort: https, endpoint: endpoint('directory', https) });
  return corporateNames(topology, ports);
}

/** Lines for a hosts file: addresses with the names that lead there, load-balanced names to their first server. */
export function hostsLines(topology: Topology): string[] {
  const named = [
    { name: 'directory', fqdn: topology.directory.fqdn },
    ...topology.namespaces.map(({ fqdn, servers: [name] }) => ({ name, fqdn })),
    ...topology.servers,
  ];
  return [...standardAddresses(topology)].map(([server, address]) => {
    const hosts = named.filter(({ name }) => name === server).map(({ fqdn }) => fqdn);
    return `${address}\t${hosts.join(' ')}`;
  });
}

/** For a system that has no loopback address but 127.0.0.1 until it is told to (macOS): a line for its shell. */
export function aliasLine(topology: Topology): string {
  const addresses = [...standardAddresses(topology).values()].join(' ');
  return `for address in ${addresses}; do sudo ifconfig lo0 alias $address; done`;
}
