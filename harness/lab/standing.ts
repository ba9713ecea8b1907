import { nominalPortsOf } from '../../mocks/index.ts';
import type { Topology } from '../../topology/index.ts';
import { isFrontEnd } from '../implementations/front-ends.ts';
import { certificateNames } from './certificates.ts';

/**
 * What a server cannot change while it runs, as a text: the names of its certificate and its ports. For every server
 * that the lab starts, the directory included.
 */
export function standings(topology: Topology): Map<string, string> {
  const names = certificateNames(topology);
  const played = topology.servers.filter((server) => isFrontEnd(server) || nominalPortsOf(server).length > 0);
  return new Map([
    ['directory', JSON.stringify(names.get('directory'))],
    ...played.map((server): [string, string] => [
      server.name,
      JSON.stringify([names.get(server.name), nominalPortsOf(server), isFrontEnd(server)]),
    ]),
  ]);
}

/** Whether a running lab of one topology can become one of the other without starting anything. */
export function haveOneStanding(one: Topology, other: Topology): boolean {
  return JSON.stringify([...standings(one)]) === JSON.stringify([...standings(other)]);
}
