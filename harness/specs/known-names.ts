import { didYouMean, type SourcePath } from '../../input/index.ts';
import type { Topology } from '../../topology/index.ts';
import { knownHops, serversOfHop, serversOfHost } from './hops.ts';
import type { CaseProblem } from './shape.ts';

/** That there is nothing of a name, with the nearest that there is. @param listed whether all known names are told */
export function unknownName(
  noun: string,
  name: string,
  known: readonly string[],
  path: SourcePath,
  listed = true,
): CaseProblem[] {
  if (name === '' || known.includes(name)) return [];
  const all = listed ? `; known: ${known.join(', ') || 'none'}` : '';
  return [{ path, message: `there is no ${noun} "${name}"${didYouMean(name, known)}${all}` }];
}

/** That a hop stands for no server. @param besides what may stand there as well */
export function hopProblems(
  hop: string,
  topology: Topology,
  path: SourcePath,
  besides: readonly string[] = [],
): CaseProblem[] {
  if (serversOfHop(topology, hop).length > 0) return [];
  const known = [...knownHops(topology), ...besides];
  return unknownName(hop.includes('@') ? 'role at a site' : 'server', hop, known, path);
}

/** That a host is no namespace, and no server's FQDN. */
export function hostProblems(host: string, topology: Topology, path: SourcePath): CaseProblem[] {
  if (host === '' || serversOfHost(topology, host).length > 0) return [];
  const known = topology.namespaces.map((namespace) => namespace.fqdn);
  return unknownName('namespace', host, known, path);
}

/** That a server does not stand behind a host. */
export function memberProblems(
  member: string | undefined,
  host: string,
  topology: Topology,
  path: SourcePath,
): CaseProblem[] {
  if (member === undefined || host === '') return [];
  return unknownName(`member of ${host}`, member, serversOfHost(topology, host), path);
}
