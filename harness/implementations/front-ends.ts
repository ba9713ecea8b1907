import { type Server, serverNamed, type Topology } from '../../topology/index.ts';

/** CAS2013: the servers that the implementation under test plays (TOP-5). */
export function isFrontEnd({ version, serverRole }: Server): boolean {
  return version === 2013 && serverRole.includes('ClientAccess');
}

/** Whether a topology has a front end of that name. */
export function hasFrontEnd(topology: Topology, name: string): boolean {
  const server = serverNamed(topology, name);
  return server !== undefined && isFrontEnd(server);
}
