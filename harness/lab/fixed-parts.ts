import { nominalPortsOf } from '../../mocks/index.ts';
import type { Topology } from '../../topology/index.ts';
import { isPlayedByImplementation } from '../implementations/under-test.ts';
import { certificateNames } from './certificates.ts';

/**
 * What a server cannot change while it runs, as a text: the names of its certificate, its ports, and who plays it. For
 * every server that the lab starts, the directory included.
 */
export function fixedParts(topology: Topology): ReadonlyMap<string, string> {
  const parts = known.get(topology) ?? findFixedParts(topology);
  known.set(topology, parts);
  return parts;
}

/** Every lab that is leased asks, and topologies never change. */
const known = new WeakMap<Topology, ReadonlyMap<string, string>>();

function findFixedParts(topology: Topology): ReadonlyMap<string, string> {
  const names = certificateNames(topology);
  const parts: [string, string][] = [['directory', JSON.stringify(names.get('directory'))]];
  for (const server of topology.servers) {
    const isUnderTest = isPlayedByImplementation(topology, server.name);
    const ports = nominalPortsOf(server);
    if (!isUnderTest && ports.length === 0) continue;
    parts.push([server.name, JSON.stringify([names.get(server.name), ports, isUnderTest])]);
  }
  return new Map(parts);
}

/** Whether a running lab of one topology can become one of the other without starting anything. */
export function haveSameFixedParts(one: Topology, other: Topology): boolean {
  return JSON.stringify([...fixedParts(one)]) === JSON.stringify([...fixedParts(other)]);
}

/** The same for the servers under test alone: what else a lab lacks, it can start. */
export function haveSameFrontEnds(one: Topology, other: Topology): boolean {
  return JSON.stringify(fixedFrontEnds(one)) === JSON.stringify(fixedFrontEnds(other));
}

function fixedFrontEnds(topology: Topology): [string, string][] {
  return [...fixedParts(topology)].filter(([server]) => isPlayedByImplementation(topology, server));
}
