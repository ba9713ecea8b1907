import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { realClock } from '../../contract/clock.ts';
import { certificateNames } from '../../harness/lab/certificates.ts';
import { packageRoot } from '../../harness/package-root.ts';
import { startDirectory } from '../../mocks/index.ts';
import type { MockServer } from '../../mocks/types.ts';
import { createCertificateAuthority } from '../../net/certificates.ts';
import { type NameMap, nameKey } from '../../net/name-map.ts';
import type { TlsIdentity } from '../../net/tls.ts';
import { formatBasic } from '../../protocols/http/basic.ts';
import { clientAccessServers, nominalPorts, type Topology } from '../../topology/index.ts';
import { loadTopology } from '../../topology/load.ts';

/** Who is loaded, through whom, with what: the organisation around the contestants. */
export interface Organisation {
  topology: Topology;
  labKey: string;
  frontEnd: { server: string; host: string; path: string; tls: TlsIdentity };
  /** Every host that the users' requests may go to is the one back end. */
  backEnd: { hosts: string[]; tls: TlsIdentity };
  directory: MockServer;
  names: NameMap;
  /** One Authorization header for each of `count` users. */
  authorizations(count: number): string[];
}

const site = 'Site1';
const persona = 'red';
const host = 'mail.contoso.com';

/** The coexistence organisation, its front end taking Basic at /owa, and red (Exchange 2010 in Site1) as the users. */
export async function createOrganisation(): Promise<Organisation> {
  const topology = withBasicOwa(loadTopology(join(packageRoot(), 'fixtures/topologies/coexistence.yaml')));
  const frontEnd = clientAccessServers(topology, 2013, site)[0];
  const user = topology.users.find(({ name }) => name === persona);
  if (frontEnd === undefined || user === undefined) {
    throw new Error(`the bench needs a 2013 front end in ${site} and the user ${persona}`);
  }
  const authority = await createCertificateAuthority();
  const identityOf = (server: string) =>
    authority.identityFor(certificateNames(topology).get(server) ?? [server]);
  const hosts = clientAccessServers(topology, 2010, site).map(({ fqdn }) => fqdn);
  const labKey = randomBytes(32).toString('base64url');
  const names: NameMap = {};
  const directory = await startDirectory({
    server: 'directory',
    topology,
    clock: realClock,
    names,
    tls: await identityOf('directory'),
    labKey,
  });
  names[nameKey(topology.directory.fqdn, nominalPorts.https)] = directory.ports.map(
    ({ endpoint }) => endpoint,
  );
  return {
    topology,
    labKey,
    frontEnd: { server: frontEnd.name, host, path: '/owa/bench', tls: await identityOf(frontEnd.name) },
    backEnd: { hosts, tls: await authority.identityFor(hosts) },
    directory,
    names,
    authorizations: (count) =>
      Array.from({ length: count }, (_, index) =>
        formatBasic(
          `${topology.domain.netBios}\\${persona}-${String(index).padStart(4, '0')}`,
          user.password,
        ),
      ),
  };
}

function withBasicOwa(topology: Topology): Topology {
  return {
    ...topology,
    servers: topology.servers.map((server) => {
      const { owa } = server.virtualDirectories;
      if (server.version !== 2013 || owa === undefined) return server;
      const directories = { ...server.virtualDirectories, owa: { ...owa, formsAuthentication: false } };
      return { ...server, virtualDirectories: directories };
    }),
  };
}
