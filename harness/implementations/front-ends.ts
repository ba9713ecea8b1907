import {
  isClientAccess,
  listenersOf,
  type Server,
  serverNamed,
  type Topology,
} from '../../topology/index.ts';

/** CAS2013: the servers that the implementation under test plays (TOP-5). */
export function isFrontEnd(server: Server): boolean {
  return isClientAccess(server, 2013);
}

/** The ports on which an implementation is asked to listen: those of HTTP, as long as no mock behind it speaks more. */
export function frontEndPortsOf(server: Server): number[] {
  return listenersOf(server)
    .filter(({ role, transport }) => role === 'client-access' && transport === 'http')
    .map(({ nominalPort }) => nominalPort);
}

/** Whether a topology has a front end of that name. */
export function hasFrontEnd(topology: Topology, name: string): boolean {
  const server = serverNamed(topology, name);
  return server !== undefined && isFrontEnd(server);
}
