import {
  isClientAccess,
  isUnderTest,
  listenersOf,
  type Server,
  serverNamed,
  type Topology,
} from '../../topology/index.ts';

/**
 * Whether the lab lets the implementation under test play a server. Which servers are under test is the topology's to
 * say; that no implementation can play a 2010 Client Access server yet is said here and nowhere else: until one can, the
 * lab plays those by mocks.
 */
export function isPlayedByImplementation(topology: Topology, name: string): boolean {
  const server = serverNamed(topology, name);
  return server !== undefined && isUnderTest(topology, name) && isClientAccess(server, 2013);
}

/** The servers of a topology that the implementation under test plays. */
export function playedByImplementation(topology: Topology): Server[] {
  return topology.servers.filter(({ name }) => isPlayedByImplementation(topology, name));
}

/** The ports on which an implementation is asked to listen: those of HTTP, as long as no mock behind it speaks more. */
export function frontEndPortsOf(server: Server): number[] {
  return listenersOf(server)
    .filter(({ role, transport }) => role === 'client-access' && transport === 'http')
    .map(({ nominalPort }) => nominalPort);
}
