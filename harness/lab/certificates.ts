import type { CertificateAuthority, CertificateFlaw, IssuedCertificates } from '../../net/certificates.ts';
import type { TlsIdentity } from '../../net/tls.ts';
import type { Topology } from '../../topology/index.ts';

/**
 * The names of each host's certificate: its own FQDN first, everything else in the organisation's domain by a wildcard,
 * then the namespaces and RPC Client Access arrays that lead to it from outside of that. With the wildcard a running lab
 * can take other namespaces. The directory's is under `directory`.
 */
export function certificateNames(topology: Topology): Map<string, string[]> {
  const names = new Map([['directory', [topology.directory.fqdn]]]);
  for (const server of topology.servers) names.set(server.name, [server.fqdn]);
  for (const { fqdn, servers } of topology.namespaces) {
    for (const server of servers) names.get(server)?.push(fqdn);
  }
  for (const { fqdn, members } of topology.clientAccessArrays) {
    for (const member of members) names.get(member)?.push(fqdn);
  }
  const domain = topology.domain.dns.toLowerCase();
  const isCovered = (name: string) => name.slice(name.indexOf('.') + 1).toLowerCase() === domain;
  return new Map(
    [...names].map(([server, [own = server, ...others]]) => [
      server,
      [...new Set([own, `*.${domain}`, ...others.filter((name) => !isCovered(name))])],
    ]),
  );
}

/** A certificate with a flaw that a case wants of a server. */
export interface FlawedCertificate {
  topology: Topology;
  server: string;
  flaw: CertificateFlaw;
}

/** Everything that labs of these topologies need, issued. */
export async function issuedFor(
  authority: CertificateAuthority,
  topologies: Iterable<Topology>,
  flawed: readonly FlawedCertificate[],
): Promise<IssuedCertificates> {
  const hosts = [...topologies].flatMap((topology) => [...certificateNames(topology).values()]);
  await Promise.all([
    ...hosts.map((names) => authority.identityFor(names)),
    ...flawed.map(({ topology, server, flaw }) => flawedIdentityOf(authority, topology, server, flaw)),
  ]);
  return authority.issued();
}

/** A certificate of a server with one flaw. */
export function flawedIdentityOf(
  authority: CertificateAuthority,
  topology: Topology,
  server: string,
  flaw: CertificateFlaw,
): Promise<TlsIdentity> {
  return authority.identityFor(certificateNames(topology).get(server) ?? [server], flaw);
}
